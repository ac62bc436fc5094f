import { decimal, epochDay, isQuotable, parseDecimal, parseLocalDate } from '@portfolio/domain';
import type { DatedClose } from '../db/close-packs.ts';
import { MANUAL, type PackKind } from '../db/close-packs.ts';
import { todayHere } from '../db/instant.ts';
import { type FieldError, NO_OBJECT, valueError } from '../http/field.ts';
import { enumMismatch } from '../http/text-fields.ts';
import { type FileProblems } from './file-problems.ts';
import { NOT_QUOTABLE } from './row-rules.ts';

/** What a provider told of one name, whatever the years and currencies. */
export interface CheckedTold {
  readonly kind: PackKind;
  readonly name: string;
  readonly source: string;
  readonly closes: DatedClose[];
}

const KINDS = ['price', 'rate'] as const;
const NAMES: Readonly<Record<PackKind, RegExp>> = { price: /^[A-Za-z0-9]{12}$/, rate: /^[A-Z]{3}$/ };

const NO_NAME = valueError('isin_pattern', 'an ISIN is two letters, nine letters or digits, and one digit');
const NO_CURRENCY = valueError('currency_letters', 'a currency is three letters, such as EUR (ISO 4217)');
const NO_SOURCE: FieldError = { type: 'string_type', message: 'Input should be a valid string' };
const NO_DAY: FieldError = {
  type: 'date_from_datetime_parsing',
  message: 'Input should be a valid date in the form YYYY-MM-DD, not after today',
  ctx: { error: 'no such calendar day' },
};

interface ReadYear extends Omit<CheckedTold, 'closes'> {
  readonly currency: string;
  readonly closes: Readonly<Record<string, unknown>>;
}

function readYear(value: unknown, row: number, problems: FileProblems): ReadYear | null {
  if (typeof value !== 'object' || value === null) {
    problems.add(['told', row], NO_OBJECT, value);
    return null;
  }
  const { kind: found, name, source, currency, closes } = value as Record<string, unknown>;
  const kind = KINDS.find((known) => known === found);
  const refuse = (member: string, error: FieldError, input: unknown): null => {
    problems.add(['told', row, member], error, input);
    return null;
  };
  if (!kind) return refuse('kind', enumMismatch(KINDS), found);
  if (typeof name !== 'string' || !NAMES[kind].test(name))
    return refuse('name', kind === 'price' ? NO_NAME : NO_CURRENCY, name);
  if (typeof source !== 'string' || !/^[\w.-]{1,50}$/.test(source) || source === MANUAL)
    return refuse('source', NO_SOURCE, source);
  if (typeof currency !== 'string' || !/^[A-Za-z]{3}$/.test(currency))
    return refuse('currency', NO_CURRENCY, currency);
  if (typeof closes !== 'object' || closes === null || Array.isArray(closes))
    return refuse('closes', NO_OBJECT, closes);
  return { kind, name, source, currency, closes: closes as ReadYear['closes'] };
}

const isValue = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= 30 &&
  parseDecimal(value) !== null &&
  isQuotable(decimal(value));

function closesOf(
  { closes, currency }: ReadYear,
  row: number,
  today: string,
  problems: FileProblems,
): DatedClose[] {
  return Object.entries(closes).flatMap(([date, value]): DatedClose[] => {
    const day = parseLocalDate(date);
    if (day === null || day !== date || day > today)
      problems.add(['told', row, date.slice(0, 100)], NO_DAY, date);
    else if (!isValue(value)) problems.add(['told', row, date], NOT_QUOTABLE, value);
    else return [{ day: epochDay(day), value: decimal(value), currency }];
    return [];
  });
}

/** What providers told, put together by name and source. */
export function checkTold(told: readonly unknown[], problems: FileProblems): CheckedTold[] {
  const today = todayHere();
  const bySeries = new Map<string, CheckedTold>();
  for (const [index, value] of told.entries()) {
    if (problems.isFull()) break;
    const year = readYear(value, index + 1, problems);
    if (!year) continue;
    const { kind, name, source } = year;
    const key = `${kind} ${name} ${source}`;
    const series = bySeries.get(key) ?? { kind, name, source, closes: [] };
    bySeries.set(key, series);
    for (const close of closesOf(year, index + 1, today, problems)) series.closes.push(close);
  }
  return [...bySeries.values()];
}
