import { type Close, dateOfEpochDay, decimalText, inWholeUnits, PIVOT_CURRENCY } from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { pastDateField } from '../../http/date-fields.ts';
import { field, type FieldResult, valueError } from '../../http/field.ts';
import { textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireMoment } from '../../http/wire.ts';
import { dayRange, isTooFine, knownQuery, pageQuery, quotedField, tooFine } from './dated-values.schema.ts';
import type { EnteredValue } from './store-dated-values.ts';

const foreignCurrency = field(
  {
    type: 'string',
    pattern: '^[A-Za-z]{3}$',
    description: 'ISO 4217, not EUR, or a hundredth as exchanges quote it: GBX, GBp, ZAc, ILA',
    examples: ['USD'],
  },
  (value): FieldResult<string> => {
    if (typeof value !== 'string' || !/^[A-Za-z]{3}$/.test(value))
      return { error: valueError('currency_letters', 'a currency is three letters, such as EUR (ISO 4217)') };
    return value.toUpperCase() === PIVOT_CURRENCY
      ? { error: valueError('euro_has_no_rate', 'rates are told for one EUR, so the euro itself has none') }
      : { value };
  },
);

const rateInput = z
  .object({
    currency: foreignCurrency,
    date: pastDateField('Day of the rate, not after today'),
    rate: quotedField('Units of the currency for one EUR'),
    based_on: basedOnOrNoneField,
  })
  .transform(({ currency, date, rate, based_on: basedOn }, context): EnteredValue => {
    const quoted = inWholeUnits(rate, currency);
    if (isTooFine(quoted.amount)) context.issues.push(tooFine('rate', rate));
    return { name: quoted.currency, date, value: quoted.amount, currency: quoted.currency, basedOn };
  });

export const ratesInput = z.object({ rates: z.array(rateInput) });

const currency = textField(0, 3, 'Only this currency, in either case; empty for all').optional();

export const ratesQuery = z.object({ currency, ...knownQuery });
export const ratesPageQuery = ratesQuery.extend(pageQuery);
export const ratesDeletion = z.object({ currency, ...dayRange });

const rateSchema = z
  .object({
    currency: z.string(),
    date: wireDate('Day of the rate'),
    rate: wireDecimal('Units of the currency for one EUR'),
    source: z.string().meta({ description: '`manual` for what was entered, or the name of a provider' }),
    updated_at: wireMoment('When it was entered; null for what a provider tells').nullable(),
  })
  .meta({ id: 'DatedExchangeRate' });

export const rateListSchema = z
  .object({
    rates: z.array(rateSchema).meta({ description: 'Ascending by currency and day' }),
    total: wireCount('All that match'),
    skip: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'DatedExchangeRateList' });

/** The columns of the file, which its import reads back. */
export const RATE_COLUMNS = ['currency', 'date', 'rate', 'source'] as const;

export function wireRate(
  name: string,
  { day, value, source }: Close,
  enteredAt: string | null,
): z.output<typeof rateSchema> {
  return {
    currency: name,
    date: dateOfEpochDay(day),
    rate: decimalText(value, 2),
    source,
    updated_at: enteredAt && wireInstant(enteredAt),
  };
}
