import { type Close, dateOfEpochDay, decimalText, inWholeUnits } from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { pastDateField } from '../../http/date-fields.ts';
import { isinField, quotedCurrencyField, textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireMoment } from '../../http/wire.ts';
import { dayRange, isTooFine, knownQuery, pageQuery, quotedField, tooFine } from './dated-values.schema.ts';
import type { EnteredValue } from './store-dated-values.ts';

const priceInput = z
  .object({
    isin: isinField(),
    date: pastDateField('Day of the close, not after today'),
    close: quotedField('Price of one unit, in `currency`, as it was published on that day'),
    currency: quotedCurrencyField('ISO 4217, or a hundredth as exchanges quote it: GBX, GBp, ZAc, ILA'),
    based_on: basedOnOrNoneField,
  })
  .transform(({ isin, date, close, currency, based_on: basedOn }, context): EnteredValue => {
    const quoted = inWholeUnits(close, currency);
    if (isTooFine(quoted.amount)) context.issues.push(tooFine('close', close));
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
