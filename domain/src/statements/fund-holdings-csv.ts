/**
 * What a fund holds, as its provider publishes it: iShares, Vanguard, Xtrackers, Amundi and whoever has the same columns.
 *
 * The columns are found by their headings, in any order, below any lines that come before. Refused as a whole: no heading,
 * no weights, too many rows, weights that do not come to the whole fund.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import {
  foldedName,
  isWhole,
  type LookThroughKind,
  mergedParts,
  sumOfWeights,
  type WeightedPart,
} from '../ledger/look-through.ts';
import { compare, type Decimal, HUNDRED, ONE, sum } from '../money/decimal.ts';
import { divide } from '../money/divide.ts';
import { parseDecimal } from '../money/parse-decimal.ts';
import { type CsvRecord, csvRecords, type Delimiter } from './csv.ts';
import { type FundColumn, type FundHeader, fundHeader } from './fund-holdings-columns.ts';
import { dayIn } from './fund-holdings-date.ts';

/** More rows than any fund has lines. */
export const MOST_FUND_ROWS = 20_000;

/** The heading stands within so many lines. */
const LONGEST_PREAMBLE = 60;

/** Fraction digits of a weight; a file that tells finer ones is rounded. */
export const WEIGHT_DIGITS = 10;

const LONGEST_NAME = 255;

export interface FundHoldings {
  /** How the file heads the columns that were read. */
  readonly columns: Readonly<Partial<Record<FundColumn, string>>>;
  /** Whether the file tells weights as percentages. */
  readonly isPercent: boolean;
  /** The first day that stands above the heading. */
  readonly asOf: LocalDate | null;
  readonly rowCount: number;
  /** Lines with a weight that is no number, from 1 in the file; not counted. */
  readonly leftOut: readonly number[];
  readonly sum: Decimal;
  /** Of the lines that are cash. */
  readonly cash: Decimal;
  /** Every kind that the file tells, every name once, heaviest first. */
  readonly parts: Readonly<Partial<Record<LookThroughKind, readonly WeightedPart[]>>>;
}

export type FundHoldingsRefusal =
  | { readonly code: 'no_heading' }
  | { readonly code: 'no_weights' }
  | { readonly code: 'too_many_rows' }
  /** The sum as a fraction. */
  | { readonly code: 'not_whole'; readonly sum: Decimal };

interface Row {
  readonly line: number;
  readonly cell: (column: FundColumn) => string;
}

interface Table {
  readonly header: FundHeader;
  readonly asOf: LocalDate | null;
  readonly rows: readonly Row[];
  readonly isTooLong: boolean;
}

/** Reads the file of a fund's provider; any encoding is decoded already. */
export function readFundHoldingsCsv(text: string): FundHoldings | FundHoldingsRefusal {
  const table = tableOf(text);
  if (table === null) return { code: 'no_heading' };
  if (table.isTooLong) return { code: 'too_many_rows' };
  const { header, asOf, rows } = table;
  const told = rows.filter(({ cell }) => isTold(cell('weight')) && !isTotal(cell('name')));
  const read = told.map((row) => ({ row, weight: weightIn(row.cell('weight')) }));
  const weighed = read.flatMap(({ row, weight }) => (weight ? [{ row, weight }] : []));
  if (weighed.length === 0) return { code: 'no_weights' };
  const isPercent = tellsPercent(header, weighed);
  const scaled = weighed.map(({ row, weight }) => ({ row, weight: fractionOf(weight, isPercent) }));
  const total = sum(scaled.map(({ weight }) => weight));
  if (!isWhole(total)) return { code: 'not_whole', sum: total };
  return {
    columns: Object.fromEntries(Object.entries(header).map(([column, { heading }]) => [column, heading])),
    isPercent,
    asOf,
    rowCount: weighed.length,
    leftOut: read.flatMap(({ row, weight }) => (weight ? [] : [row.line])),
    sum: total,
    cash: sum(scaled.filter(({ row }) => isCash(row)).map(({ weight }) => weight)),
    parts: partsOf(header, scaled),
  };
}

/** The table below the heading that the fewest other characters divide: the first delimiter that makes one. */
function tableOf(text: string): Table | null {
  const tables = ([',', ';', '\t'] as const).map((delimiter) => tableBy(text, delimiter));
  return tables.find((table) => table !== null) ?? null;
}

function tableBy(text: string, delimiter: Delimiter): Table | null {
  let header: FundHeader | null = null;
  let asOf: LocalDate | null = null;
  let before = 0;
  const rows: Row[] = [];
  for (const record of csvRecords(text, delimiter)) {
    if (header !== null) {
      if (rows.length === MOST_FUND_ROWS) return { header, asOf, rows, isTooLong: true };
      rows.push(rowOf(header, record));
      continue;
    }
    header = fundHeader(record.cells);
    if (header !== null) continue;
    asOf ??= dayIn(record.cells.join(' '));
    before += 1;
    if (before > LONGEST_PREAMBLE) return null;
  }
  return header && { header, asOf, rows, isTooLong: false };
}

function rowOf(header: FundHeader, { line, cells }: CsvRecord): Row {
  return { line, cell: (column) => (cells[header[column]?.index ?? -1] ?? '').trim().slice(0, LONGEST_NAME) };
}

/** Lines below the table and lines without a weight have nothing, or a dash, where the weight would be. */
function isTold(weight: string): boolean {
  return /[^-\u2012-\u2015\s]/.test(weight);
}

function isTotal(name: string): boolean {
  return /^(GRAND )?(TOTAL|SUMME|GESAMT|INSGESAMT|TOTALE|CELKEM)$/.test(foldedName(name));
}

/** No weight has groups of thousands, so that whatever divides its digits is the decimal point. */
function weightIn(cell: string): Decimal | null {
  return parseDecimal(cell.replace('\u2212', '-').replaceAll(/[%\s]/g, '').replace(',', '.'));
}

/** Percent signs say so; without them, weights that come to far more than 1 are percentages. */
function tellsPercent(
  { weight }: FundHeader,
  rows: readonly { readonly row: Row; readonly weight: Decimal }[],
): boolean {
  if (weight?.heading.includes('%') || rows.some(({ row }) => row.cell('weight').includes('%'))) return true;
  return compare(sum(rows.map((row) => row.weight)), { digits: 2n, scale: 0 }) > 0;
}

function fractionOf(weight: Decimal, isPercent: boolean): Decimal {
  return divide(weight, isPercent ? HUNDRED : ONE, WEIGHT_DIGITS);
}

const CASH =
  /^(CASH|MONEY MARKET|BARMITTEL|BARGELD|GELDMARKT|KASSE|LIQUIDIT|LIQUIDE|TRESORERIE|CONTANTI|HOTOVOST|PENEZNI)/;

/** By its class, or by its name where the file tells none. */
function isCash({ cell }: Row): boolean {
  const assetClass = cell('assetClass');
  return CASH.test(foldedName(assetClass === '' ? cell('name') : assetClass));
}

const KINDS: readonly (readonly [LookThroughKind, FundColumn])[] = [
  ['region', 'region'],
  ['sector', 'sector'],
  ['holding', 'name'],
];

/** What a row says nothing of belongs to no part. */
function partsOf(
  header: FundHeader,
  rows: readonly { readonly row: Row; readonly weight: Decimal }[],
): FundHoldings['parts'] {
  const parts = KINDS.filter(([, column]) => header[column] !== undefined).map(([kind, column]) => {
    const named = rows.map(({ row, weight }) => ({ name: row.cell(column), weight }));
    return [kind, mergedParts(named.filter(({ name }) => isTold(name)))] as const;
  });
  return Object.fromEntries(parts.filter(([, some]) => some.length > 0 && sumOfWeights(some).digits > 0n));
}
