import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { decimalTextField } from '../../http/decimal-text-field.ts';
import { POSITIVE } from '../../http/number-fields.ts';
import { wireDecimal, wireMoment } from '../../http/wire.ts';

export const exchangeRateInput = z.object({
  exchange_rate: decimalTextField({
    ...POSITIVE,
    fractionDigits: 2,
    description: 'Units of CZK for one EUR',
  }),
  based_on: basedOnOrNoneField,
});
export type ExchangeRateInput = z.output<typeof exchangeRateInput>;

export const exchangeRateSchema = z
  .object({
    exchange_rate: wireDecimal('Units of CZK for one EUR, as it was entered'),
    updated_at: wireMoment('When it was set; now, while the default holds'),
  })
  .meta({ id: 'ExchangeRate' });

export function wireExchangeRate(rate: {
  value: string;
  updated_at: string;
}): z.output<typeof exchangeRateSchema> {
  return { exchange_rate: rate.value, updated_at: wireInstant(rate.updated_at) };
}
