import {
  decimalText,
  entryTaxes,
  isZero,
  publishedText,
  type SalesTotal,
  type SoldLot,
  subtract,
  TRANSACTION_TYPES,
} from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { integerField } from '../../http/number-fields.ts';
import { enumField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireId } from '../../http/wire.ts';
import { wireYear, yearField, yearText } from '../yearly.schema.ts';
import type { GainsQuestion, GainsTold, NamedSale, SalesPage } from './realised-gains.service.ts';

const METHODS = ['average', 'fifo'] as const;

export const gainsFields = {
  year: yearField,
  method: enumField(METHODS, 'Of the cost of the units sold; default average').optional(),
};
export const gainsCsvQuery = z.object(gainsFields);
export const gainsQuery = z.object({
  ...gainsFields,
  skip: integerField(0, Number.MAX_SAFE_INTEGER, 'How many sales to leave out; default 0').optional(),
  limit: integerField(1, 1000, 'How many sales to answer at most; default 500').optional(),
});
export type GainsQuery = z.output<typeof gainsQuery>;

/** Sales of a page when the question does not say. */
const LIMIT = 500;

export interface GainsPage extends GainsQuestion, SalesPage {}

export function questionOf({ year, method, skip, limit }: GainsQuery): GainsPage {
  return { year: yearText(year), method: method ?? 'average', skip: skip ?? 0, limit: limit ?? LIMIT };
}

const soldLotSchema = z.object({
  transaction_id: wireId,
  date: wireDate('Day on which they were acquired; of units sold before that, the day of that sale'),
  units: wireDecimal('As they count on the day of the sale'),
  cost: wireDecimalOrNull('Fees apart; null by average cost, where a lot has no cost of its own'),
  gain: wireDecimalOrNull('Fees apart; null by average cost'),
  days: z
    .int()
    .nullable()
    .meta({ description: 'Calendar days held; null for units sold before they were bought' }),
});

const saleSchema = z
  .object({
    transaction_id: wireId,
    date: wireDate('Day of the sale'),
    isin: z.string(),
    name: z.string().nullable(),
    broker: z.string(),
    transaction_type: z
      .enum(TRANSACTION_TYPES)
      .meta({ description: 'SELL; of what covers units sold before they were bought, BUY or TRANSFER_IN' }),
    units: wireDecimal('Closed by it'),
    uncovered_units: wireDecimal('Of the sale that nothing was held for: a later purchase realises them'),
    proceeds: wireDecimalOrNull(`Of the units closed, ${BASE_CURRENCY}; null when it closed none`),
    cost: wireDecimalOrNull(`Of the units closed, fees apart, by the method, ${BASE_CURRENCY}`),
    gain: wireDecimalOrNull('Proceeds − cost'),
    fees: wireDecimal('Of the sale, and the purchase fees of the units closed'),
    gain_with_fees: wireDecimal('Gain − fees'),
    tax: wireDecimal('Withheld with it; in no gain'),
    unavailable: z
      .enum(['nothing_realised'])
      .nullable()
      .meta({ description: 'Why proceeds, cost and gain are null' }),
    lots: z
      .array(soldLotSchema)
      .meta({ description: 'First in, first out, oldest first, whatever the method' }),
  })
  .meta({ id: 'RealisedSale' });

const totalShape = {
  count: wireCount('Sales'),
  proceeds: wireDecimal(`Of all units closed, ${BASE_CURRENCY}`),
  cost: wireDecimal('Of all units closed, fees apart'),
  gain: wireDecimal('Proceeds − cost: the realised gain of the performance of the same days'),
  fees: wireDecimal('Of the sales, and the purchase fees of the units closed'),
  gain_with_fees: wireDecimal('Gain − fees'),
};

export const gainsSchema = z
  .object({
    currency: z.string(),
    method: z.enum(METHODS),
    year: wireYear.nullable(),
    sales: z.array(saleSchema).meta({ description: 'By day, ascending' }),
    total: z.object(totalShape).meta({ description: 'Of the year, or of all' }),
    skip: z.int(),
    limit: z.int(),
    years: z
      .array(z.object({ year: wireYear, ...totalShape }))
      .meta({ description: 'Of each year with a sale, ascending, whatever year is asked for' }),
  })
  .meta({ id: 'RealisedGains' });

function wireLot({ tradeId, date, units, cost, gain, days }: SoldLot): z.output<typeof soldLotSchema> {
  return {
    transaction_id: tradeId,
    date,
    units: decimalText(units, 4),
    cost: cost && publishedText(cost, 2),
    gain: gain && publishedText(gain, 2),
    days,
  };
}

export function wireSale({ isin, name, sale }: NamedSale): z.output<typeof saleSchema> {
  const { trade, units, proceeds, cost, gain, fees, lots } = sale;
  const isNothing = isZero(units);
  const told = (value: typeof gain) => (isNothing ? null : publishedText(value, 2));
  const uncovered = trade.type === 'SELL' ? subtract(trade.units, units) : subtract(units, units);
  return {
    transaction_id: trade.id,
    date: trade.date,
    isin,
    name,
    broker: trade.broker,
    transaction_type: trade.type,
    units: decimalText(units, 4),
    uncovered_units: decimalText(uncovered, 4),
    proceeds: told(proceeds),
    cost: told(cost),
    gain: told(gain),
    fees: publishedText(fees, 2),
    gain_with_fees: publishedText(subtract(gain, fees), 2),
    tax: publishedText(entryTaxes(trade), 2),
    unavailable: isNothing ? 'nothing_realised' : null,
    lots: lots.map(wireLot),
  };
}

function wireTotal({ count, proceeds, cost, gain, fees }: SalesTotal) {
  return {
    count,
    proceeds: publishedText(proceeds, 2),
    cost: publishedText(cost, 2),
    gain: publishedText(gain, 2),
    fees: publishedText(fees, 2),
    gain_with_fees: publishedText(subtract(gain, fees), 2),
  };
}

export function wireGains(
  { currency, sales, total, years }: GainsTold,
  { year, method, skip, limit }: GainsPage,
): z.output<typeof gainsSchema> {
  return {
    currency,
    method,
    year,
    sales: sales.map(wireSale),
    total: wireTotal(total),
    skip,
    limit,
    years: Array.from(years, ([key, of]) => ({ year: key, ...wireTotal(of) })),
  };
}
