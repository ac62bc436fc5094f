import {
  type Close,
  dateOfEpochDay,
  decimalText,
  inWholeUnits,
  QUOTED_FRACTION_DIGITS,
} from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { pastDateField } from '../../http/date-fields.ts';
import { field, type FieldResult, valueError } from '../../http/field.ts';
import { isinField, textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireMoment } from '../../http/wire.ts';
import { dayRange, isTooFine, knownQuery, pageQuery, quotedField } from './dated-values.schema.ts';
import type { EnteredValue } from './store-dated-values.ts';

/** Kept in the case in which it was written: GBp are pence, GBP are pounds. */
const quotedCurrency = field(
  {
    type: 'string',
    pattern: '^[A-Za-z]{3}$',
    description: 'ISO 4217, or a hundredth as exchanges quote it: GBX, GBp, ZAc, ILA',
    examples: ['EUR'],
  },
  (value): FieldResult<string> =>
    typeof value === 'string' && /^[A-Za-z]{3}$/.test(value)
      ? { value }
      : { error: valueError('currency_letters', 'a currency is three letters, such as EUR (ISO 4217)') },
);

const priceInput = z
  .object({
    isin: isinField(),
    date: pastDateField('Day of the close, not after today'),
    close: quotedField('Price of one unit, in `currency`, as it was published on that day'),
    currency: quotedCurrency,
    based_on: basedOnOrNoneField,
  })
  .transform(({ isin, date, close, currency, based_on: basedOn }, context): EnteredValue => {
    const quoted = inWholeUnits(close, currency);
    if (isTooFine(quoted.amount)) {
      const most = QUOTED_FRACTION_DIGITS - 2;
      const message = `Decimal input should have no more than ${most} decimal places`;
      const params = { type: 'decimal_max_places', ctx: { decimal_places: most } };
      context.issues.push({ code: 'custom', input: close, path: ['close'], message, params });
    }
    return { name: isin, date, value: quoted.amount, currency: quoted.currency, basedOn };
  });

export const pricesInput = z.object({ prices: z.array(priceInput) });

const isin = textField(0, 12, 'Only this instrument, in either case; empty for all').optional();

export const pricesQuery = z.object({ isin, ...knownQuery });
export const pricesPageQuery = pricesQuery.extend(pageQuery);
export const pricesDeletion = z.object({ isin, ...dayRange });

const priceSchema = z
  .object({
    isin: z.string(),
    date: wireDate('Day of the close'),
    close: wireDecimal('Price of one unit, in `currency`'),
    currency: z.string(),
    source: z.string().meta({ description: '`manual` for what was entered, or the name of a provider' }),
    updated_at: wireMoment('When it was entered; null for what a provider tells').nullable(),
  })
  .meta({ id: 'Price' });

export const priceListSchema = z
  .object({
    prices: z.array(priceSchema).meta({ description: 'Ascending by ISIN and day' }),
    total: wireCount('All that match'),
    skip: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'PriceList' });

/** The columns of the file, which its import reads back. */
export const PRICE_COLUMNS = ['isin', 'date', 'close', 'currency', 'source'] as const;

export function wirePrice(
  name: string,
  { day, value, currency, source }: Close,
  enteredAt: string | null,
): z.output<typeof priceSchema> {
  return {
    isin: name,
    date: dateOfEpochDay(day),
    close: decimalText(value, 2),
    currency,
    source,
    updated_at: enteredAt && wireInstant(enteredAt),
  };
}
