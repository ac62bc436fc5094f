import { isCurrency } from '@portfolio/domain';
import { z } from 'zod';
import { chain, field, valueError } from '../../http/field.ts';
import { readText } from '../../http/text-fields.ts';

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
});

export const baseCurrencySchema = z
  .object({ base_currency: z.string().meta({ examples: ['EUR'] }) })
  .meta({ id: 'BaseCurrency' });
