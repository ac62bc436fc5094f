import {
  decimalText,
  type HeldLot,
  heldLotsTogether,
  type LocalDate,
  type PositionSummary,
  publishedText,
} from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { integerField } from '../../http/number-fields.ts';
import { textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireId } from '../../http/wire.ts';
import type { LotsOfHolding } from './lots.service.ts';

export const lotsQuery = z.object({
  isin: textField(0, 12, 'Only this ISIN, in either case; empty for all').optional(),
  skip: integerField(0, Number.MAX_SAFE_INTEGER, 'How many lots to leave out; default 0').optional(),
  limit: integerField(1, 1000, 'How many lots to answer at most; default 500').optional(),
});

export interface LotsQuestion {
  readonly isin: string | null;
  readonly skip: number;
  readonly limit: number;
}

/** Lots of a page when the question does not say. */
const LIMIT = 500;

export function questionOf({ isin = '', skip, limit }: z.output<typeof lotsQuery>): LotsQuestion {
  return { isin: isin === '' ? null : isin.toUpperCase(), skip: skip ?? 0, limit: limit ?? LIMIT };
}

const lotSchema = z
  .object({
    isin: z.string(),
    name: z.string().nullable(),
    transaction_id: wireId,
    date: wireDate('Day on which they were acquired'),
    brokers: z.array(z.string()).meta({ description: 'Where its units are' }),
    units: wireDecimal('Units of the purchase that are still held'),
    cost: wireDecimal(`Fees apart, ${BASE_CURRENCY}`),
    fees: wireDecimal(`Purchase fees that belong to those units, ${BASE_CURRENCY}`),
    age_days: wireCount('Calendar days since the purchase'),
    one_year_on: wireDate('Day on which it has been held for a year').nullable(),
    three_years_on: wireDate('Day on which it has been held for three years').nullable(),
    value: wireDecimalOrNull('Its part of the market value of the holding'),
    unrealised_gain: wireDecimalOrNull('Value − cost'),
    unavailable: z.enum(['no_price', 'no_rate']).nullable().meta({ description: 'Why there is no value' }),
  })
  .meta({ id: 'OpenLot' });

export const lotsSchema = z
  .object({
    currency: z.string(),
    as_of: wireDate('Day on which this was told'),
    isin: z.string().nullable(),
    lots: z.array(lotSchema).meta({ description: 'First in, first out; ascending by ISIN, oldest first' }),
    total: z.object({
      count: wireCount('Lots'),
      cost: wireDecimal('Of all lots'),
      value: wireDecimal('Of the lots that have one'),
      unrealised_gain: wireDecimal('Of the lots that have one'),
    }),
    skip: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'OpenLots' });

function wireLot(position: PositionSummary, lot: HeldLot): z.output<typeof lotSchema> {
  return {
    isin: position.isin,
    name: position.name,
    transaction_id: lot.tradeId,
    date: lot.date,
    brokers: [...lot.brokers],
    units: decimalText(lot.units, 4),
    cost: publishedText(lot.cost, 2),
    fees: publishedText(lot.fee, 2),
    age_days: lot.age,
    one_year_on: lot.oneYearOn,
    three_years_on: lot.threeYearsOn,
    value: lot.value && publishedText(lot.value, 2),
    unrealised_gain: lot.gain && publishedText(lot.gain, 2),
    unavailable: position.noValue,
  };
}

/** The lots of a page, without a look at those of other pages. */
function* pageOf(all: readonly LotsOfHolding[], { skip, limit }: LotsQuestion) {
  let before = 0;
  for (const { position, lots } of all) {
    const [from, to] = [Math.max(skip - before, 0), Math.max(skip + limit - before, 0)];
    for (const lot of lots.slice(from, to)) yield wireLot(position, lot);
    before += lots.length;
  }
}

export function wireLots(
  all: readonly LotsOfHolding[],
  question: LotsQuestion,
  currency: string,
  today: LocalDate,
): z.output<typeof lotsSchema> {
  const { isin, skip, limit } = question;
  const { count, cost, value, gain } = heldLotsTogether(all.map(({ total }) => total));
  return {
    currency,
    as_of: today,
    isin,
    lots: [...pageOf(all, question)],
    total: {
      count,
      cost: publishedText(cost, 2),
      value: publishedText(value, 2),
      unrealised_gain: publishedText(gain, 2),
    },
    skip,
    limit,
  };
}
