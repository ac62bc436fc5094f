import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { integerField } from '../../http/number-fields.ts';
import { enumField, isinPathField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireId } from '../../http/wire.ts';
import { positionSchema } from '../position.schema.ts';

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
  date: wireDate('Day of the purchase'),
  broker: z.string(),
  units: wireDecimal('Units of the purchase that are still held'),
  unit_cost: wireDecimal(`Cost of one unit, fees apart, ${BASE_CURRENCY}`),
  cost: wireDecimal(`Cost of those units, fees apart, ${BASE_CURRENCY}`),
  fees: wireDecimal(`Purchase fees that belong to those units, ${BASE_CURRENCY}`),
  age_days: wireCount('Calendar days since the purchase'),
});

const positionTradeSchema = z.object({
  id: wireId,
  date: wireDate('Day of the trade'),
  time: z.string().nullable(),
  transaction_type: z.enum(['BUY', 'SELL']),
  broker: z.string(),
  units: wireDecimal('Always positive'),
  price_per_unit: wireDecimal('Price of one unit, in `currency`'),
  currency: z.string().meta({ description: 'Currency of the price' }),
  exchange_rate: wireDecimalOrNull(
    `Units of \`currency\` for one ${BASE_CURRENCY}; null when they are the same`,
  ),
  fee: wireDecimal(`Fee, ${BASE_CURRENCY}`),
  fx_fee: wireDecimal(`Charge for exchanging the currency, ${BASE_CURRENCY}`),
  gross_amount: wireDecimal(`Units × price / exchange rate, ${BASE_CURRENCY}`),
  net_amount: wireDecimal(`What the cash account saw, negative for a purchase, ${BASE_CURRENCY}`),
  units_after: wireDecimal('Units held after the trade; below 0 when more was sold than bought'),
  average_cost_after: wireDecimalOrNull(
    `Cost basis / units after the trade, by the method asked for, ${BASE_CURRENCY}; null unless units are held`,
  ),
  realised_gain: wireDecimalOrNull(
    `What the trade realised, fees apart, by the method asked for, ${BASE_CURRENCY}; null when it realises nothing`,
  ),
});

const brokerSchema = z.object({
  broker: z.string(),
  units: wireDecimal('Units bought − units sold there'),
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
