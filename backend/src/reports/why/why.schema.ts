import {
  ASSET_FIGURES,
  decimalText,
  definitionOf,
  type FigureUnit,
  INVESTMENTS,
  PORTFOLIO_FIGURES,
  POSITION_FIGURES,
  publishedText,
  SNAPSHOT_FIGURES,
  TRADE_MEMBERS,
  TRANSACTION_TYPES,
  type TrailLine,
} from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { momentField } from '../../http/date-fields.ts';
import { integerField } from '../../http/number-fields.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireMoment } from '../../http/wire.ts';
import { wirePosition } from '../position.schema.ts';
import { wireCostBasisTotals, wireNetCashTotals } from '../totals.schema.ts';
import type { Explanation, Question, Subject } from './why.service.ts';

const METHODS = ['average', 'fifo'] as const;
const UNITS = ['money', 'units', 'price', 'rate', 'fraction', 'percentage', 'count'] as const;
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
] as const;
const OPERATORS = ['start', 'plus', 'minus', 'times', 'divide', 'round'] as const;
const RULES = [
  'given',
  'gross_amount',
  'fees',
  'taxes',
  'split',
  'share_leaves',
  'share_joins',
  'passes_zero',
  'sale_gain',
  'deficit_gain',
  'open_lot',
  'match_gain',
  'to_cents',
  'days_between',
] as const;
const REASONS = [
  'oversold',
  'no_price',
  'no_rate',
  'not_held',
  'base_not_positive',
  'ledger_too_young',
  'nothing_realised',
] as const;

const OF_POSITIONS = [...new Set([...POSITION_FIGURES, ...PORTFOLIO_FIGURES])];
const FIGURES = [...OF_POSITIONS, ...ASSET_FIGURES, ...SNAPSHOT_FIGURES, ...TRADE_MEMBERS];

export const whyQuery = z.object({
  figure: enumField(FIGURES, 'The figure, by the name of its member'),
  isin: textField(0, 12, 'Of this position, in either case; empty for the whole portfolio').optional(),
  transaction_id: integerField(
    1,
    Number.MAX_SAFE_INTEGER,
    'Of this trade, or of the lot it opened',
  ).optional(),
  broker: textField(0, 100, 'Of the position at this broker, exactly').optional(),
  asset_type: textField(
    0,
    50,
    'Of this other asset, for `value_eur`; of this type, for `type_value_eur`, `type_weight` and `snapshot_type_value_eur`',
  ).optional(),
  asset_detail: textField(0, 100, 'The account of that asset, exactly; left out for none').optional(),
  snapshot_date: momentField('Of the snapshot of this moment; default the newest').optional(),
  oldest_date: momentField('Beside the snapshot of this moment; default the oldest').optional(),
  method: enumField(METHODS, 'Cost-basis method; default average').optional(),
  skip: integerField(0, Number.MAX_SAFE_INTEGER, 'How many lines to leave out; default 0').optional(),
  limit: integerField(1, 1000, 'How many lines to answer at most; default 100').optional(),
});
export type WhyQuery = z.output<typeof whyQuery>;

const lineSchema = z
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
    snapshot_date: wireMoment('Moment of the snapshot').optional(),
    oldest_date: wireMoment('Moment of the oldest snapshot looked at').optional(),
    snapshot_row_id: z.int().optional().meta({ description: 'The row of the snapshot' }),
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

export const whySchema = z
  .object({
    figure: z.enum(FIGURES),
    isin: z.string().nullable(),
    transaction_id: z.int().nullable(),
    broker: z.string().nullable(),
    asset_type: z.string().nullable(),
    asset_detail: z.string().nullable(),
    snapshot_date: wireMoment('As it was asked for').nullable(),
    oldest_date: wireMoment('As it was asked for').nullable(),
    method: z.enum(METHODS),
    value: wireDecimalOrNull('The figure as it is published; null when it cannot be had'),
    unit: z.enum(UNITS),
    currency: z.string(),
    as_of: wireDate('Day on which this was told'),
    definition: z.object({
      key: z.string().meta({ description: 'Name of the definition' }),
      formula: z.string().meta({ examples: ['market value − cost basis'] }),
      spec: z.string().meta({ examples: ['docs/spec/cost-basis.md#3-average-cost'] }),
    }),
    unavailable: z
      .object({ code: z.enum(REASONS) })
      .nullable()
      .meta({ description: 'Why there is no value' }),
    lines_total: wireCount('All lines, before paging'),
    skip: z.int(),
    limit: z.int(),
    lines: z.array(lineSchema),
  })
  .meta({ id: 'Why' });
export type WhyWire = z.output<typeof whySchema>;

/** Told in EUR whatever the base currency is. */
const IN_EUR: ReadonlySet<Subject['kind']> = new Set(['assets', 'snapshots']);

/** Lines of a page when the question does not say. */
const LIMIT = 100;

export function questionOf(query: WhyQuery): Question {
  const isin = query.isin?.toUpperCase() ?? '';
  return {
    figure: query.figure,
    isin: isin === '' ? null : isin,
    tradeId: query.transaction_id ?? null,
    broker: query.broker ?? null,
    asset: { assetType: query.asset_type ?? null, assetDetail: query.asset_detail ?? null },
    snapshot: {
      instant: query.snapshot_date?.instant ?? null,
      oldest: query.oldest_date?.instant ?? null,
    },
    method: query.method ?? 'average',
    page: { skip: query.skip ?? 0, limit: query.limit ?? LIMIT },
  };
}

/** The figure under its own name among the members that a report shows; undefined when none shows it. */
function memberOf(
  { question: { figure }, subject }: Explanation,
  asOf: string,
): string | number | null | undefined {
  const members =
    subject.kind === 'position'
      ? wirePosition(subject.position, null, asOf)
      : subject.kind === 'portfolio'
        ? { ...wireNetCashTotals(subject.summary), ...wireCostBasisTotals(subject.summary) }
        : {};
  return (members as Partial<Record<string, string | number | null>>)[figure];
}

/** Fraction digits that a figure has at least where it is shown. */
const LEAST_DIGITS: Readonly<Record<FigureUnit, number>> = {
  money: 2,
  price: 2,
  units: 4,
  rate: 4,
  fraction: 0,
  percentage: 0,
  count: 0,
};

/** The text of the figure where it is shown. */
function valueOf(explanation: Explanation, asOf: string): string | null {
  const { question, trail } = explanation;
  if (typeof trail === 'string') return null;
  const shown = memberOf(explanation, asOf);
  if (shown !== undefined && shown !== null) return String(shown);
  const isInvestments = question.asset.assetType === INVESTMENTS;
  const { unit } = definitionOf(question.figure, question.method);
  return publishedText(
    trail.value,
    isInvestments && question.figure === 'value_eur' ? 4 : LEAST_DIGITS[unit],
  );
}

function wireLine(line: TrailLine, ids: Explanation['positionValueIds']): z.output<typeof lineSchema> {
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
    snapshot_date: line.instant,
    oldest_date: line.since,
    snapshot_row_id: line.snapshotRowId,
    date: line.date,
    currency: line.currency,
    source: line.source,
  };
}

/** An explanation as the wire shows it; the result of the very last line has the digits of the value. */
export function wireWhy(explanation: Explanation, asOf: string): WhyWire {
  const { question, subject, trail, positionValueIds } = explanation;
  const { figure, isin, tradeId, broker, asset, snapshot, method, page } = question;
  const { unit, ...definition } = definitionOf(figure, method);
  const value = valueOf(explanation, asOf);
  const { lines, total } = typeof trail === 'string' ? { lines: [], total: 0 } : trail;
  const isLast = (index: number) => page.skip + index === total - 1;
  return {
    figure,
    isin,
    transaction_id: tradeId,
    broker,
    asset_type: asset.assetType,
    asset_detail: asset.assetDetail,
    snapshot_date: snapshot.instant && wireInstant(snapshot.instant),
    oldest_date: snapshot.oldest && wireInstant(snapshot.oldest),
    method,
    value,
    unit,
    currency: IN_EUR.has(subject.kind) ? 'EUR' : explanation.currency,
    as_of: asOf,
    definition,
    unavailable: typeof trail === 'string' ? { code: trail } : null,
    lines_total: total,
    ...page,
    lines: lines.map((line, index) => {
      const wire = wireLine(line, positionValueIds);
      return isLast(index) && value !== null ? { ...wire, result: value } : wire;
    }),
  };
}
