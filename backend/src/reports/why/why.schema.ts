import {
  ALLOCATION_KEYS,
  definitionOf,
  type FigureUnit,
  ABSENCE_REASONS,
  INVESTMENTS,
  PERIODS,
  decimalText,
  publishedText,
  ZERO,
} from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { dateField, momentField } from '../../http/date-fields.ts';
import { decimalField, integerField, NOT_NEGATIVE } from '../../http/number-fields.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireMoment } from '../../http/wire.ts';
import { filterFields, filterShape } from '../selection.schema.ts';
import { wirePosition } from '../position.schema.ts';
import { wireCostBasisTotals, wireNetCashTotals } from '../totals.schema.ts';
import { ASKED_KINDS, FIGURES, lineSchema, partSchema, wireLine } from './why-line.schema.ts';
import { closeOriginSchema, wireCloseOrigin } from './close-origin.schema.ts';
import type { Explanation, Question, Subject } from './why.service.ts';

const FLAGS = ['true', 'false'] as const;
const METHODS = ['average', 'fifo'] as const;
const UNITS = ['money', 'units', 'price', 'rate', 'fraction', 'percentage', 'count', 'number'] as const;
const REASONS = [
  ...ABSENCE_REASONS,
  'not_held',
  'base_not_positive',
  'ledger_too_young',
  'not_recorded',
  'nothing_realised',
  'no_ter',
  'no_order',
  'no_target',
] as const;

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
    'Of this other asset, for `value_eur` and `net_worth_asset`; of this type, for `type_value_eur`, `type_weight` and `snapshot_type_value_eur`',
  ).optional(),
  asset_detail: textField(0, 100, 'The account of that asset, exactly; left out for none').optional(),
  allocation_by: enumField(ALLOCATION_KEYS, 'Of a part of an allocation: what it is divided by').optional(),
  part_kind: enumField(ASKED_KINDS, 'What part; default `named`; `more` are those told together').optional(),
  part: textField(
    0,
    255,
    'The key of a named part, exactly; of `more` how many of the largest are not in it',
  ).optional(),
  other_isin: textField(0, 12, 'The fund that a fund is compared with, in either case').optional(),
  snapshot_date: momentField('Of the snapshot of this moment; default the newest').optional(),
  oldest_date: momentField('Beside the snapshot of this moment; default the oldest').optional(),
  start_date: dateField('Of a figure of a period, as for its performance: the start day').optional(),
  end_date: dateField('The end day, or the day of `close` and of net worth; default today').optional(),
  period: enumField(PERIODS, 'In place of days: until today; default MAX').optional(),
  asset_class: filterFields.asset_class,
  amount: decimalField({
    ...NOT_NEGATIVE,
    wholeDigits: 12,
    description: 'Of proposed orders, as they were asked for: new money; default 0',
  }).optional(),
  allow_sales: enumField(FLAGS, 'The same: whether anything may be sold; default false').optional(),
  whole_units: enumField(FLAGS, 'The same: whether units are whole; default true').optional(),
  minimum_order: decimalField({
    ...NOT_NEGATIVE,
    wholeDigits: 12,
    description: 'The same: the least order; default 0',
  }).optional(),
  benchmark: textField(0, 12, 'ISIN that the period is compared with, in either case').optional(),
  stretch_start_date: dateField('Of the days of the period after this one alone').optional(),
  stretch_end_date: dateField('Of the days of the period up to this one alone').optional(),
  method: enumField(METHODS, 'Cost-basis method; default average').optional(),
  skip: integerField(0, Number.MAX_SAFE_INTEGER, 'How many lines to leave out; default 0').optional(),
  limit: integerField(1, 1000, 'How many lines to answer at most; default 100').optional(),
});
export type WhyQuery = z.output<typeof whyQuery>;

const termsSchema = z.object({
  amount: wireDecimal('New money'),
  allow_sales: z.boolean(),
  whole_units: z.boolean(),
  minimum_order: wireDecimal('No order is of less'),
});

export const whySchema = z
  .object({
    figure: z.enum(FIGURES),
    isin: z.string().nullable(),
    transaction_id: z.int().nullable(),
    broker: z.string().nullable(),
    part: partSchema.optional().meta({ description: 'As it was asked for; absent for a figure of no part' }),
    terms: termsSchema
      .optional()
      .meta({ description: 'How the proposal was asked for; absent for a figure of none' }),
    other_isin: z.string().nullable().meta({ description: 'The fund that it is compared with' }),
    asset_type: z.string().nullable(),
    asset_detail: z.string().nullable(),
    snapshot_date: wireMoment('As it was asked for').nullable(),
    oldest_date: wireMoment('As it was asked for').nullable(),
    start_date: wireDate('Start day of the period that the figure is of').nullable(),
    end_date: wireDate('End day of the period, or the day of a figure of one day').nullable(),
    asset_class: filterShape.asset_class,
    benchmark: z.string().nullable(),
    stretch_start_date: wireDate('As it was asked for').nullable(),
    stretch_end_date: wireDate('As it was asked for').nullable(),
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
    close: closeOriginSchema.nullable().meta({ description: 'Of `close` alone' }),
    lines_total: wireCount('All lines, before paging'),
    skip: z.int(),
    limit: z.int(),
    lines: z.array(lineSchema),
  })
  .meta({ id: 'Why' });
export type WhyWire = z.output<typeof whySchema>;

/** Told in EUR whatever the base currency is. */
const IN_EUR: ReadonlySet<Subject['kind']> = new Set(['assets', 'snapshots', 'net_worth']);

/** Lines of a page when the question does not say. */
const LIMIT = 100;

const textOrNull = (text: string | undefined) => (text === undefined || text === '' ? null : text);

/** So many parts at most are told by themselves. */
const COUNT = /^\d{1,6}$/;

function partOf({ allocation_by: by, part_kind: kind = 'named', part: key = '' }: WhyQuery) {
  if (by === undefined) return null;
  return { by, kind, key: kind === 'more' && !COUNT.test(key) ? '0' : key };
}

export function questionOf(query: WhyQuery): Question {
  const isin = query.isin?.toUpperCase() ?? '';
  return {
    figure: query.figure,
    isin: isin === '' ? null : isin,
    tradeId: query.transaction_id ?? null,
    broker: query.broker ?? null,
    part: partOf(query),
    otherIsin: textOrNull(query.other_isin?.toUpperCase()),
    terms: {
      amount: query.amount ?? ZERO,
      allowSales: query.allow_sales === 'true',
      wholeUnits: query.whole_units !== 'false',
      minimumOrder: query.minimum_order ?? ZERO,
      fees: null,
    },
    asset: { assetType: query.asset_type ?? null, assetDetail: query.asset_detail ?? null },
    snapshot: {
      instant: query.snapshot_date?.instant ?? null,
      oldest: query.oldest_date?.instant ?? null,
    },
    period: {
      start: query.start_date ?? null,
      end: query.end_date ?? null,
      period: query.period ?? null,
      assetClass: query.asset_class ?? null,
      benchmark: textOrNull(query.benchmark?.toUpperCase()),
      stretchStart: query.stretch_start_date ?? null,
      stretchEnd: query.stretch_end_date ?? null,
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
      ? wirePosition(subject.position, { lastTradeDate: null, valueEnteredAt: null }, asOf)
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
  number: 0,
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

/** The period that the figure is of; all null for a figure of none. */
function wirePeriod({ question: { period }, subject }: Explanation) {
  const found = subject.kind === 'period' ? subject.period : null;
  const day = subject.kind === 'net_worth' || subject.kind === 'close' ? subject.date : null;
  return {
    start_date: found && found.start,
    end_date: found ? found.end : day,
    asset_class: period.assetClass,
    benchmark: period.benchmark,
    stretch_start_date: period.stretchStart,
    stretch_end_date: period.stretchEnd,
  };
}

/** What the value is in. */
function currencyOf({ subject, currency }: Explanation): string {
  if (subject.kind === 'close') return subject.origin?.close.currency ?? currency;
  return IN_EUR.has(subject.kind) ? 'EUR' : currency;
}

const wireTerms = ({ amount, allowSales, wholeUnits, minimumOrder }: Question['terms']) => ({
  amount: decimalText(amount),
  allow_sales: allowSales,
  whole_units: wholeUnits,
  minimum_order: decimalText(minimumOrder),
});

const NO_IDS: Explanation['positionValueIds'] = new Map();

/** An explanation as the wire shows it; the result of the very last line has the digits of the value. */
export function wireWhy(explanation: Explanation, asOf: string): WhyWire {
  const { question, subject, trail } = explanation;
  const { figure, isin, tradeId, broker, asset, snapshot, method, page } = question;
  const { unit, ...definition } = definitionOf(figure, method);
  const value = valueOf(explanation, asOf);
  // The value that stands now need not be the one of a day of the period.
  const ids = subject.kind === 'period' ? NO_IDS : explanation.positionValueIds;
  const { lines, total } = typeof trail === 'string' ? { lines: [], total: 0 } : trail;
  const isLast = (index: number) => page.skip + index === total - 1;
  return {
    figure,
    isin,
    transaction_id: tradeId,
    broker,
    ...(question.part === null ? {} : { part: question.part }),
    ...(subject.kind === 'proposal' ? { terms: wireTerms(question.terms) } : {}),
    other_isin: question.otherIsin,
    asset_type: asset.assetType,
    asset_detail: asset.assetDetail,
    snapshot_date: snapshot.instant && wireInstant(snapshot.instant),
    oldest_date: snapshot.oldest && wireInstant(snapshot.oldest),
    ...wirePeriod(explanation),
    method,
    value,
    unit,
    currency: currencyOf(explanation),
    as_of: asOf,
    definition,
    unavailable: typeof trail === 'string' ? { code: trail } : null,
    close: subject.kind === 'close' && subject.origin ? wireCloseOrigin(subject.origin) : null,
    lines_total: total,
    ...page,
    lines: lines.map((line, index) => {
      const wire = wireLine(line, ids);
      return isLast(index) && value !== null ? { ...wire, result: value } : wire;
    }),
  };
}
