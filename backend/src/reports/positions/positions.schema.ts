import {
  averageCostPerUnit,
  daysBetween,
  decimalText,
  entryAmount,
  type LocalDate,
  type Lot,
  netAmount,
  publishedText,
  TRANSACTION_TYPES,
  type TradeEffect,
} from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { integerField } from '../../http/number-fields.ts';
import { enumField, isinPathField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireId, wireWhole } from '../../http/wire.ts';
import { positionSchema, publishedOrNull, wirePosition } from '../position.schema.ts';
import type { AskedPosition, PositionDetail } from './positions.service.ts';

const METHODS = ['average', 'fifo'] as const;

export const positionParams = z.object({ isin: isinPathField() });

export const positionQuery = z.object({
  method: enumField(METHODS, 'Cost-basis method; default average').optional(),
  skip: integerField(0, Number.MAX_SAFE_INTEGER, 'How many trades to leave out; default 0').optional(),
  limit: integerField(1, 1000, 'How many trades to answer at most; default 100').optional(),
});
export type PositionQuery = z.output<typeof positionQuery>;

const lotSchema = z.object({
  transaction_id: wireId,
  date: wireDate('Day on which they were acquired'),
  broker: z.string(),
  units: wireDecimal('Units of the purchase that are still held'),
  unit_cost: wireDecimal(`Cost of one unit, fees apart, ${BASE_CURRENCY}`),
  cost: wireDecimal(`Cost of those units, fees apart, ${BASE_CURRENCY}`),
  fees: wireDecimal(`Purchase fees that belong to those units, ${BASE_CURRENCY}`),
  age_days: wireCount('Calendar days since the purchase'),
});

const positionTradeSchema = z.object({
  id: wireId,
  date: wireDate('Day of the transaction'),
  time: z.string().nullable(),
  transaction_type: z.enum(TRANSACTION_TYPES),
  broker: z.string(),
  units: wireDecimalOrNull('Always positive; null where the type has none'),
  price_per_unit: wireDecimalOrNull('Price of one unit, in `currency`; null where the type has none'),
  currency: z.string().meta({ description: 'Currency of the price' }),
  exchange_rate: wireDecimalOrNull(
    `Units of \`currency\` for one ${BASE_CURRENCY}; null when they are the same`,
  ),
  fee: wireDecimal(`Fee, ${BASE_CURRENCY}`),
  fx_fee: wireDecimal(`Charge for exchanging the currency, ${BASE_CURRENCY}`),
  gross_amount: wireDecimal(`Units × price / exchange rate, or the amount, ${BASE_CURRENCY}`),
  net_amount: wireDecimal(`What the cash account saw, negative for a purchase, ${BASE_CURRENCY}`),
  units_after: wireDecimal('Units held after the trade; below 0 when more was sold than bought'),
  average_cost_after: wireDecimalOrNull(
    `Cost basis / units after the trade, by the method asked for, ${BASE_CURRENCY}; null unless units are held`,
  ),
  realised_gain: wireDecimalOrNull(
    `What the trade realised, fees apart, by the method asked for, ${BASE_CURRENCY}; null when it realises nothing`,
  ),
  amount: wireDecimalOrNull('Of a dividend (gross), a fee or a tax by itself, in `currency`'),
  tax: wireDecimal(`Withheld or charged with the transaction, ${BASE_CURRENCY}`),
  new_units: z.int().nullable().meta({ description: 'Of a split: so many for each `old_units`' }),
  old_units: z.int().nullable(),
  acquired_on: wireDate('Of units from elsewhere: day of the purchase').nullable(),
});

const brokerSchema = z.object({
  broker: z.string(),
  units: wireDecimal('Units that came in − units that left there'),
  transactions_count: wireCount('Trades there'),
  net_invested: wireDecimal(`Purchases − proceeds there, ${BASE_CURRENCY}`),
  fees: wireDecimal(`All fees there, ${BASE_CURRENCY}`),
});

export const positionDetailSchema = positionSchema
  .extend({
    kind: z.enum(['holding', 'closed', 'oversold']),
    method: z.enum(METHODS).meta({ description: 'The method of the figures of cost and gain' }),
    realised_gain_with_fees: wireDecimal('Realised gain less the fees of the units sold and of their sale'),
    lots: z.array(lotSchema).meta({ description: 'Open lots by first in, first out, oldest first' }),
    brokers: z.array(brokerSchema).meta({ description: 'Ascending by name' }),
    trades: z.array(positionTradeSchema).meta({ description: 'Newest first' }),
    skip: z.int(),
    limit: z.int(),
    currency: z.string(),
    as_of: wireDate('Day on which this was told'),
  })
  .meta({ id: 'PositionDetail' });
export type PositionDetailWire = z.output<typeof positionDetailSchema>;

/** Trades of a page when the question does not say. */
const LIMIT = 100;

export function askedPosition(isin: string, query: PositionQuery): AskedPosition {
  const page = { skip: query.skip ?? 0, limit: query.limit ?? LIMIT };
  return { isin, method: query.method ?? 'average', page };
}

function wireLot(lot: Lot, today: LocalDate): z.output<typeof lotSchema> {
  return {
    transaction_id: lot.tradeId,
    date: lot.date,
    broker: lot.broker,
    units: decimalText(lot.units, 4),
    unit_cost: publishedText(lot.unitCost, 2),
    cost: publishedText(lot.cost, 2),
    fees: publishedText(lot.fee, 2),
    age_days: daysBetween(lot.date, today),
  };
}

function wireTrade(effect: TradeEffect): z.output<typeof positionTradeSchema> {
  const { trade, after, realisedGain } = effect;
  return {
    id: trade.id,
    date: trade.date,
    time: trade.time,
    transaction_type: trade.type,
    broker: trade.broker,
    units: 'units' in trade ? decimalText(trade.units, 4) : null,
    price_per_unit: 'price' in trade && trade.price ? decimalText(trade.price, 4) : null,
    currency: trade.currency,
    exchange_rate: trade.exchangeRate && decimalText(trade.exchangeRate),
    fee: decimalText(trade.fee, 2),
    fx_fee: decimalText(trade.fxFee, 2),
    gross_amount: publishedText(entryAmount(trade), 2),
    net_amount: publishedText(netAmount(trade), 2),
    units_after: decimalText(after.units, 4),
    average_cost_after: publishedOrNull(averageCostPerUnit(after), 2),
    realised_gain: publishedOrNull(realisedGain, 2),
    amount: 'amount' in trade ? decimalText(trade.amount, 2) : null,
    tax: decimalText(trade.tax, 2),
    new_units: trade.type === 'SPLIT' ? wireWhole(trade.newUnits) : null,
    old_units: trade.type === 'SPLIT' ? wireWhole(trade.oldUnits) : null,
    acquired_on: trade.type === 'TRANSFER_IN' ? trade.acquired : null,
  };
}

/** A position with all that belongs to it as the wire shows it. */
export function wirePositionDetail(
  detail: PositionDetail,
  { method, page }: AskedPosition,
  today: LocalDate,
): PositionDetailWire {
  const { position, lots, brokers, effects, currency } = detail;
  return {
    ...wirePosition(position, detail, today),
    kind: position.kind,
    method,
    realised_gain_with_fees: publishedText(position.realisedGainWithFees, 2),
    lots: lots.map((lot) => wireLot(lot, today)),
    brokers: brokers.map((share) => ({
      broker: share.broker,
      units: decimalText(share.units, 4),
      transactions_count: share.entryCount,
      net_invested: publishedText(share.netInvested, 2),
      fees: publishedText(share.fees, 2),
    })),
    trades: effects.map(wireTrade),
    ...page,
    currency,
    as_of: today,
  };
}
