import { DEGIRO_FIELDS, DEGIRO_NAMES, type DegiroField, plainHeader } from './degiro-headers.ts';

/** Where the fields of one file stand. */
export interface DegiroColumns {
  readonly language: string;
  readonly layout: string;
  readonly header: readonly string[];
  readonly indexOf: ReadonlyMap<DegiroField, number>;
  /** Columns that every row must reach; -1 in a file that is refused for the lack of them. */
  readonly dateIndex: number;
  readonly feeIndex: number;
  /** Whether the unnamed column of an amount's currency stands before or after it. */
  readonly currencySide: -1 | 1;
  /** The account's currency, when header cells name it (`Total EUR`). */
  readonly accountCurrency: string | null;
}

interface Layout {
  readonly name: string;
  readonly width: number;
  readonly fields: readonly (DegiroField | undefined)[];
}

/** Columns beyond these are not looked at: no statement has so many. */
const WIDEST_HEADER = 500;

const COMMON = ['date', 'time', 'product', 'isin', 'exchange'] as const;
const UNNAMED = undefined;

/** The three layouts that DEGIRO has printed, by position; `autofx` also without its unnamed last column. */
const LAYOUTS: readonly Layout[] = [
  layout('currency-first', [
    ...COMMON,
    ...(['quantity', UNNAMED, 'price', UNNAMED, 'localValue', UNNAMED, 'value'] as const),
    ...(['rate', UNNAMED, 'fee', UNNAMED, 'total', 'orderId'] as const),
  ]),
  layout('amount-first', [
    ...COMMON,
    ...(['venue', 'quantity', 'price', UNNAMED, 'localValue', UNNAMED, 'value', UNNAMED] as const),
    ...(['rate', 'fee', UNNAMED, 'total', UNNAMED, 'orderId'] as const),
  ]),
  layout('autofx', [
    ...COMMON,
    ...(['venue', 'quantity', 'price', UNNAMED, 'localValue', UNNAMED, 'value'] as const),
    ...(['rate', 'fxFee', 'fee', 'total', 'orderId', UNNAMED] as const),
  ]),
  layout('autofx', [
    ...COMMON,
    ...(['venue', 'quantity', 'price', UNNAMED, 'localValue', UNNAMED, 'value'] as const),
    ...(['rate', 'fxFee', 'fee', 'total', 'orderId'] as const),
  ]),
];

function layout(name: string, fields: readonly (DegiroField | undefined)[]): Layout {
  return { name, width: fields.length, fields };
}

/**
 * Finds the columns by their names and, for words of a header that are not known, by the order of named and unnamed
 * columns, which only DEGIRO's layouts have. Names win where the two disagree.
 */
export function locateColumns(cells: readonly string[]): DegiroColumns {
  const header = cells.slice(0, WIDEST_HEADER);
  const named = header.map((cell) => fieldOf(plainHeader(withoutCurrency(cell))));
  const layout = LAYOUTS.find((candidate) => hasShape(candidate, header, named));
  const indexOf = new Map<DegiroField, number>();
  for (const [index, field] of (layout?.fields ?? named).entries()) {
    if (field !== undefined && !indexOf.has(field)) indexOf.set(field, index);
  }
  const beforePrice = header[(indexOf.get('price') ?? 0) - 1];
  return {
    language: languageOf(header),
    layout: layout?.name ?? 'by-name',
    header,
    indexOf,
    dateIndex: indexOf.get('date') ?? -1,
    feeIndex: indexOf.get('fee') ?? -1,
    currencySide: beforePrice?.trim() === '' ? -1 : 1,
    accountCurrency: accountCurrencyOf(header, indexOf),
  };
}

function hasShape(
  layout: Layout,
  header: readonly string[],
  named: readonly (DegiroField | undefined)[],
): boolean {
  if (header.length !== layout.width || named[3] !== 'isin') return false;
  return layout.fields.every((field, index) => {
    const isUnnamed = header[index]?.trim() === '';
    const name = named[index];
    return isUnnamed ? field === undefined : field !== undefined && (name ?? field) === field;
  });
}

/** `Total EUR` → `Total`. */
function withoutCurrency(cell: string): string {
  return currencySuffix(cell) === null ? cell : cell.trimEnd().slice(0, -4);
}

function currencySuffix(cell: string): string | null {
  return / ([A-Z]{3})$/.exec(cell.trimEnd().slice(-4))?.[1] ?? null;
}

function accountCurrencyOf(
  header: readonly string[],
  indexOf: ReadonlyMap<DegiroField, number>,
): string | null {
  for (const field of ['value', 'total', 'fee', 'fxFee'] as const) {
    const cell = header[indexOf.get(field) ?? -1];
    const currency = cell === undefined ? null : currencySuffix(cell);
    if (currency !== null) return currency;
  }
  return null;
}

/** The field that a reduced header cell names in any language: the whole name before a beginning of it. */
function fieldOf(plain: string): DegiroField | undefined {
  if (plain.includes('autofx')) return 'fxFee';
  return findField((name) => name === plain) ?? findField((name) => isVariant(plain, name));
}

function findField(matches: (name: string) => boolean): DegiroField | undefined {
  for (const names of DEGIRO_NAMES.values()) {
    const index = names.findIndex((alternatives) => alternatives.some(matches));
    if (index !== -1) return DEGIRO_FIELDS[index];
  }
  return undefined;
}

/** A name cut off after at least four letters, or with more words behind it. */
function isVariant(plain: string, name: string): boolean {
  return (plain.length >= 4 && name.startsWith(plain)) || (name.length >= 6 && plain.startsWith(name));
}

/** The language with most of its names in the header; the first of several equal ones. */
function languageOf(header: readonly string[]): string {
  const plain = header.map((cell) => plainHeader(withoutCurrency(cell))).filter((cell) => cell !== '');
  let best = { language: 'unknown', count: 0 };
  for (const [language, names] of DEGIRO_NAMES) {
    const isKnown = (cell: string): boolean =>
      names.some((alternatives) => alternatives.some((name) => name === cell || isVariant(cell, name)));
    const count = plain.filter(isKnown).length;
    if (count > best.count) best = { language, count };
  }
  return best.language;
}
