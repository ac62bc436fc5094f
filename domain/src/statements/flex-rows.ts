import { isPositive, ONE, equals } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-decimal.ts';
import { cellOf } from './cells.ts';
import { plainHeader } from './degiro-headers.ts';
import type { RowReading } from './table.ts';

/** The parts of a Flex query that have transactions in them. */
export type FlexSection = 'trade' | 'cash' | 'action' | 'transfer';

/** One line of a part, whether it came as an XML element or as a line of CSV. */
export interface FlexRow {
  readonly section: FlexSection;
  readonly reading: RowReading;
  /** The line on which a quotation mark was opened that is never closed; null in any other row. */
  readonly openLine: number | null;
}

/** The lines of a file, and the base currency that it names for an account. */
export interface FlexFile {
  readonly layout: 'xml' | 'csv' | 'csv-sections';
  readonly rows: readonly FlexRow[];
  readonly bases: ReadonlyMap<string, string>;
}

/** CSV names a few columns differently from the XML attributes. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['clientaccountid', 'accountid'],
  ['currencyprimary', 'currency'],
  ['assetclass', 'assetcategory'],
]);

/** A column by the name that the readers of rows know: `CurrencyPrimary` and `currency` are one. */
export function flexName(cell: string): string {
  const plain = plainHeader(cell);
  return OTHER_NAMES.get(plain) ?? plain;
}

/** The account that a row is of; empty where the query leaves it out. */
export function accountOf(reading: RowReading): string {
  return cellOf(reading, 'accountid');
}

/**
 * The base currency of each account: as the file names it, otherwise the one currency whose rate to it is 1 in every
 * row that has a rate of 1. Where neither tells, the file's rates cannot be used.
 */
export function basesOf({ rows, bases }: FlexFile): ReadonlyMap<string, string> {
  const ofOne = new Map<string, Set<string>>();
  for (const { reading } of rows) {
    const rate = parseDecimal(cellOf(reading, 'fxratetobase'));
    if (rate === null || !isPositive(rate) || !equals(rate, ONE)) continue;
    const account = accountOf(reading);
    ofOne.set(account, (ofOne.get(account) ?? new Set()).add(cellOf(reading, 'currency')));
  }
  const found = new Map(bases);
  for (const [account, [currency, ...others]] of ofOne)
    if (currency !== undefined && others.length === 0 && !found.has(account)) found.set(account, currency);
  return found;
}
