import {
  ALLOCATION_FIGURES,
  ALLOCATION_KEYS,
  ASSET_FIGURES,
  CLOSE_FIGURES,
  decimalText,
  FUND_FIGURES,
  PART_KINDS,
  NET_WORTH_FIGURES,
  PERIOD_FIGURES,
  PORTFOLIO_FIGURES,
  REBALANCING_FIGURES,
  POSITION_FIGURES,
  SNAPSHOT_FIGURES,
  TALLY_FIGURES,
  TARGET_FIGURES,
  TRADE_MEMBERS,
  TRANSACTION_TYPES,
  type TrailLine,
} from '@portfolio/domain';
import { z } from 'zod';
import { wireDate, wireDecimal, wireMoment } from '../../http/wire.ts';
import type { Explanation } from './why.service.ts';

const KINDS = [
  'transaction',
  'position_value',
  'price',
  'asset',
  'snapshot_row',
  'figure',
  'constant',
  'days',
  'rate',
  'rounding',
  'day',
  'setting',
  'solution',
  'search',
] as const;
const OPERATORS = [
  'start',
  'plus',
  'minus',
  'times',
  'divide',
  'round',
  'chain',
  'power',
  'solve',
  'root',
] as const;
const RULES = [
  'given',
  'gross_amount',
  'fees',
  'taxes',
  'split',
  'cost_leaves',
  'share_leaves',
  'share_joins',
  'passes_zero',
  'sale_gain',
  'deficit_gain',
  'open_lot',
  'match_gain',
  'to_cents',
  'up_to_cents',
  'squared_difference',
  'days_between',
  'day_value',
  'rate_change',
  'day_growth',
  'quotient',
  'squared_deviation',
  'discounted',
  'calendar_days',
  'together',
  'smaller',
] as const;
const OF_POSITIONS = [...new Set([...POSITION_FIGURES, ...PORTFOLIO_FIGURES])];
/** Every figure that can be asked about, by its name. */
export const FIGURES = [
  ...OF_POSITIONS,
  ...ASSET_FIGURES,
  ...SNAPSHOT_FIGURES,
  ...NET_WORTH_FIGURES,
  ...CLOSE_FIGURES,
  ...TRADE_MEMBERS,
  ...PERIOD_FIGURES,
  ...ALLOCATION_FIGURES,
  ...FUND_FIGURES,
  ...TARGET_FIGURES,
  ...TALLY_FIGURES,
  ...REBALANCING_FIGURES,
];

/** Named parts that are told together are asked about as one. */
export const ASKED_KINDS = [...PART_KINDS, 'more'] as const;

/** A part of an allocation. */
export const partSchema = z.object({
  by: z.enum(ALLOCATION_KEYS),
  kind: z.enum(ASKED_KINDS),
  key: z.string().meta({
    description: 'Of a named part; of `more` how many of the largest are not in it; else empty',
  }),
});

export const lineSchema = z
  .object({
    kind: z.enum(KINDS).meta({ description: 'What the line stands on' }),
    operator: z.enum(OPERATORS).meta({ description: 'What it does to the result of the line above' }),
    operand: wireDecimal('With what; for `round`, to how many fraction digits'),
    rule: z.enum(RULES).meta({ description: 'How the operand follows from the expression' }),
    expression: z.record(z.string(), z.string()).meta({
      description: 'The members of the rule, decimals as text',
      examples: [{ units: '10', price: '100' }],
    }),
    result: wireDecimal('The running value after the line; an endless quotient has 40 fraction digits'),
    transaction_id: z.int().optional(),
    transaction_type: z.enum(TRANSACTION_TYPES).optional(),
    lot_transaction_id: z
      .int()
      .optional()
      .meta({ description: 'The purchase whose units were sold, under first in, first out' }),
    position_value_id: z.int().optional(),
    figure: z.enum(FIGURES).optional().meta({ description: 'Ask why of this one to go on' }),
    isin: z.string().optional(),
    asset_type: z.string().optional(),
    asset_detail: z.string().nullable().optional(),
    broker: z.string().optional(),
    part: partSchema.optional().meta({ description: 'The part of an allocation that the figure is of' }),
    snapshot_date: wireMoment('Moment of the snapshot').optional(),
    oldest_date: wireMoment('Moment of the oldest snapshot looked at').optional(),
    snapshot_row_id: z.int().optional().meta({ description: 'The row of the snapshot' }),
    stretch_start_date: wireDate('Ask of the days after this one alone').optional(),
    stretch_end_date: wireDate('Ask of the days up to this one alone').optional(),
    date: wireDate('Day of the trade, of the price or of the rate').optional(),
    currency: z
      .string()
      .optional()
      .meta({ description: 'Of a price, what it is in; of a rate, whose units for one EUR it is' }),
    source: z
      .string()
      .optional()
      .meta({ description: 'Of a price or a rate: `manual`, or the name of a provider' }),
  })
  .meta({ id: 'WhyLine' });

/** A line of a trail; `ids` are those of the values that stand for positions now. */
export function wireLine(line: TrailLine, ids: Explanation['positionValueIds']): z.output<typeof lineSchema> {
  const { kind, operator, operand, rule, expression, result } = line;
  const positionValue = kind === 'position_value' ? ids.get(line.isin ?? '') : undefined;
  return {
    kind,
    operator,
    operand: decimalText(operand),
    rule,
    expression: Object.fromEntries(
      Object.entries(expression).map(([term, value]) => [term, decimalText(value)]),
    ),
    result: decimalText(result),
    transaction_id: line.tradeId,
    transaction_type: line.tradeType,
    lot_transaction_id: line.lotTradeId,
    position_value_id: positionValue,
    figure: line.figure,
    isin: line.isin,
    asset_type: line.assetType,
    asset_detail: line.assetDetail,
    broker: line.broker,
    part: line.part,
    snapshot_date: line.instant,
    oldest_date: line.since,
    snapshot_row_id: line.snapshotRowId,
    stretch_start_date: line.from,
    stretch_end_date: line.to,
    date: line.date,
    currency: line.currency,
    source: line.source,
  };
}
