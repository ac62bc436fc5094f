import { type Decimal, equals } from '../money/decimal.ts';
import { parseDecimal, parsePlainDecimal } from '../money/parse-decimal.ts';
import type { Delimiter } from './csv.ts';

/** Which character divides the whole from the fraction: `1.234,50` or `1,234.50`. */
export type DecimalStyle = 'comma' | 'dot';

/** Space, no-break space, thin space, figure space, narrow no-break space and both apostrophes group thousands. */
const SPACES = /[ \u00A0\u2009\u2007\u202F'’]/g;
const GROUPED = {
  comma: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/,
  dot: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/,
} as const;

/**
 * The style that one number proves by itself, or null when it reads in both: `12`, `1.234`, `1,234`.
 *
 * `1.234` may be a thousand or one and a bit; `0.123`, `1234.567`, `1.5`, `1.234.567` and `1.234,5` can be read in
 * one way only.
 */
export function provenStyle(text: string): DecimalStyle | null {
  const comma = text.lastIndexOf(',');
  const dot = text.lastIndexOf('.');
  if (comma === -1 && dot === -1) return null;
  if (comma !== -1 && dot !== -1) return comma > dot ? 'comma' : 'dot';
  const last = Math.max(comma, dot);
  const asPoint = comma > dot ? 'comma' : 'dot';
  if (text.indexOf(comma > dot ? ',' : '.') !== last) return asPoint === 'comma' ? 'dot' : 'comma';
  if (text.length - last - 1 !== 3) return asPoint;
  const start = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  const isGroup = last > start && last - start <= 3 && text[start] !== '0';
  return isGroup ? null : asPoint;
}

/**
 * The decimal style of a file, over all its numeric cells: what more of them prove. A decimal comma when nothing
 * proves anything, because that is what DEGIRO prints.
 */
export function detectDecimalStyle(cells: Iterable<string>): DecimalStyle {
  let balance = 0;
  for (const cell of cells) {
    const style = provenStyle(cell.trim());
    if (style !== null) balance += style === 'dot' ? 1 : -1;
  }
  return balance > 0 ? 'dot' : 'comma';
}

/**
 * The style of a table that anybody may have written, in which nothing is taken for granted: what its numbers prove.
 *
 * @param cells     all its numbers
 * @param delimiter of the table. Where nothing is proven, one with commas or tabs between its cells and no comma in its
 *                  numbers has a decimal point; semicolons are of countries with a decimal comma as often as not
 * @returns null when nothing or both is proven: a number that reads in both styles is then unclear
 */
export function styleOfTable(cells: readonly string[], delimiter: Delimiter): DecimalStyle | null {
  const isProven = cells.some((cell) => provenStyle(cell.trim()) !== null);
  if (isProven) return agreedStyle(cells);
  return delimiter === ';' || cells.some((cell) => cell.includes(',')) ? null : 'dot';
}

/**
 * Reads a number in the style of its table; see `styleOfTable`.
 *
 * @returns `unclear` for one that reads in both styles where the style of the table is not known; null for no number
 */
export function parseTableDecimal(text: string, style: DecimalStyle | null): Decimal | 'unclear' | null {
  if (style !== null) return parseStyledDecimal(text, style);
  const [asComma, asDot] = [parseStyledDecimal(text, 'comma'), parseStyledDecimal(text, 'dot')];
  return asComma === null || asDot === null || equals(asComma, asDot) ? (asDot ?? asComma) : 'unclear';
}

/** The style that the numbers of one row prove, where they agree; null where they prove none, or both. */
export function agreedStyle(cells: Iterable<string>): DecimalStyle | null {
  const proven = new Set(Array.from(cells, (cell) => provenStyle(cell.trim())));
  proven.delete(null);
  const [style = null, ...others] = proven;
  return others.length === 0 ? style : null;
}

/**
 * Reads a number as a broker prints it, thousands grouped or not.
 *
 * @param style of the file; it decides only where the number itself does not prove its own
 * @returns null when the text is no number, or its groups are not of three digits
 */
export function parseStyledDecimal(text: string, style: DecimalStyle): Decimal | null {
  const plain = parsePlainDecimal(text, (provenStyle(text) ?? style) === 'comma' ? ',' : '.');
  if (plain) return plain;
  const printed = text.trim().replace('\u2212', '-');
  const compact = printed.replace(SPACES, '');
  const own = provenStyle(compact) ?? style;
  const [point, group] = own === 'comma' ? [',', '.'] : ['.', ','];
  const isGrouped = compact.length !== printed.length || compact.includes(group);
  if (isGrouped && !GROUPED[own].test(printed.replace(SPACES, group))) return null;
  return parseDecimal(compact.replaceAll(group, '').replace(point, '.'));
}
