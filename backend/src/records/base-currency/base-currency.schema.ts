import { isCurrency } from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { chain, field, valueError } from '../../http/field.ts';
import { readText } from '../../http/text-fields.ts';
import { wireMoment } from '../../http/wire.ts';
import { textOfBase } from './base-currency.repository.ts';

export const baseCurrencyInput = z.object({
  base_currency: field(
    {
      type: 'string',
      pattern: '^[A-Z]{3}$',
      description: 'Currency of fees, position values and totals, as ISO 4217 lists it',
      examples: ['EUR'],
    },
    chain(readText, (code) =>
      isCurrency(code)
        ? { value: code }
        : {
            error: valueError(
              'currency_unknown',
              'a currency of ISO 4217 in capitals is needed, such as EUR',
            ),
          },
    ),
  ),
  based_on: basedOnOrNoneField,
});
export type BaseCurrencyInput = z.output<typeof baseCurrencyInput>;

export const baseCurrencySchema = z
  .object({
    base_currency: z.string().meta({ examples: ['EUR'] }),
    updated_at: wireMoment('When it was chosen; null while the default holds').nullable(),
  })
  .meta({ id: 'BaseCurrency' });

export function wireBaseCurrency(
  row: { readonly value: string; readonly updated_at: string } | null,
): z.output<typeof baseCurrencySchema> {
  return { base_currency: textOfBase(row), updated_at: row && wireInstant(row.updated_at) };
}
