import { z } from 'zod';
import { knownCurrencyField } from '../../http/known-currency-field.ts';

export const baseCurrencyInput = z.object({
  base_currency: knownCurrencyField('Currency of fees, position values and totals'),
});

export const baseCurrencySchema = z
  .object({ base_currency: z.string().meta({ examples: ['EUR'] }) })
  .meta({ id: 'BaseCurrency' });
