import {
  type Decimal,
  decimal,
  decimalText,
  DIGIT_LIMITS,
  equals,
  fitsDigitLimits,
  isNegative,
  isZero,
  parseIsin,
  parseLocalDate,
  parseUtcInstant,
} from '@portfolio/domain';
import { type Instant, storedInstant } from '../db/instant.ts';
import { chain } from '../http/field.ts';
import { readText, withLength } from '../http/text-fields.ts';
import { printedDecimal, shortestDecimal } from './decimal-of-double.ts';
import type { RawRow } from './earlier-tables.repository.ts';
import { shownValue } from './shown-value.ts';

export type Sign = 'positive' | 'not negative';

/** Fraction digits that our columns keep. */
const KEPT_DIGITS = 10;

/** Where better-sqlite3 finds bytes that are no UTF-8, it puts this; the earlier implementation cannot read such a row. */
const REPLACEMENT = '\ufffd';

/**
 * Reads the cells of one row and collects what is wrong with them, so that a row is left with all its reasons.
 *
 * A method answers something of its type even then; what it answers is used only when `reasons` stays empty.
 */
export class Cells {
  readonly row: RawRow;
  readonly reasons: string[] = [];
  /** What the owner should know though the row is brought. */
  readonly notes: string[] = [];
  readonly roundings: string[] = [];

  constructor(row: RawRow) {
    this.row = row;
  }

  text(column: string, least: number, most: number): string {
    const value = this.row[column];
    if (value === null) return this.#refuse(column, 'is missing', '');
    const result = chain(readText, withLength(least, most))(value);
    if ('error' in result) {
      const message = result.error.message.replace(/^(Value error, |Input should be |String should )/, '');
      return this.#refuse(column, `${shownValue(value)} is refused: ${message}`, '');
    }
    if (result.value.includes(REPLACEMENT)) {
      return this.#refuse(column, `${shownValue(value)} is not valid Unicode`, '');
    }
    return result.value;
  }

  optionalText(column: string, most: number): string | null {
    return this.row[column] === null ? null : this.text(column, 0, most);
  }

  word<const V extends string>(column: string, words: readonly [V, ...V[]]): V {
    const value = this.row[column];
    const found = words.find((word) => word === value);
    return found ?? this.#refuse(column, `${shownValue(value)} is not one of ${words.join(', ')}`, words[0]);
  }

  /** Twelve characters in the form of an ISIN; a wrong check digit is brought, with a note. */
  isin(column: string): string {
    const isin = this.text(column, 12, 12).toUpperCase();
    const read = parseIsin(isin);
    if (typeof read === 'string' || isin === '') return isin;
    if (read.code !== 'isin_check_digit') return this.#refuse(column, `${shownValue(isin)} is no ISIN`, isin);
    this.notes.push(`the check digit of ${isin} should be ${read.expected}; kept as it is`);
    return isin;
  }

  date(column: string): string {
    const value = this.row[column];
    const date = typeof value === 'string' ? parseLocalDate(value) : null;
    return date ?? this.#refuse(column, `${shownValue(value)} is no calendar day`, '');
  }

  instant(column: string): Instant {
    const value = this.row[column];
    const instant = typeof value === 'string' ? parseUtcInstant(value) : null;
    return instant === null
      ? this.#refuse(column, `${shownValue(value)} is no date and time`, '' as Instant)
      : storedInstant(instant);
  }

  /** As the earlier implementation reads it: rounded to the scale of its column. */
  printed(column: string, digits: number, sign: Sign): string {
    const double = this.#double(column);
    if (double === null) return '';
    return this.#rounded(column, double, printedDecimal(double, digits), sign);
  }

  /** As it is stored, with at most ten fraction digits. */
  shortest(column: string, sign: Sign): string {
    const double = this.#double(column);
    return double === null ? '' : this.#rounded(column, double, shortestDecimal(double, KEPT_DIGITS), sign);
  }

  #rounded(column: string, double: number, value: Decimal, sign: Sign): string {
    const text = this.#bounded(column, value, sign);
    if (!equals(value, decimal(String(double)))) this.roundings.push(`${column} ${double} → ${text}`);
    return text;
  }

  #double(column: string): number | null {
    const value = this.row[column];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return this.#refuse(column, `${shownValue(value)} is not a finite number`, null);
  }

  #bounded(column: string, value: Decimal, sign: Sign): string {
    const shown = shownValue(this.row[column]);
    if (isNegative(value)) return this.#refuse(column, `${shown} is below 0`, '');
    if (sign === 'positive' && isZero(value)) return this.#refuse(column, `${shown} is read as 0`, '');
    if (!fitsDigitLimits(value)) {
      const { whole, fraction } = DIGIT_LIMITS;
      const most = `${whole} digits before and ${fraction} after the decimal point`;
      return this.#refuse(column, `${shown} has more than ${most}`, '');
    }
    return decimalText(value);
  }

  #refuse<T>(column: string, reason: string, instead: T): T {
    this.reasons.push(`${column} ${reason}`);
    return instead;
  }
}
