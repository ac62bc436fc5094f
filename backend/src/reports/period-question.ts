import { dayBefore, dayNumber, type LocalDate, type PeriodName, periodStart } from '@portfolio/domain';
import { valueError } from '../http/field.ts';
import { ValidationProblem } from '../http/problem.ts';
import type { SelectedDays } from './daily-book.ts';

/** A period by its name or by its days; all null for everything until today. */
export interface PeriodQuestion {
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly period: PeriodName | null;
}

/** A period as places in the days of a part: half-open (from, to]. */
export interface PeriodFound {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly from: number;
  readonly to: number;
}

/**
 * The days of a period, cut to those that there is anything to tell of: from the day before the first entry of the part
 * until today.
 *
 * @throws ValidationProblem for a name beside days, for an end before its start, and for a start after today
 */
export function findPeriod(question: PeriodQuestion, part: SelectedDays, today: LocalDate): PeriodFound {
  refuseBoth(question);
  const { period } = question;
  const end = question.end !== null && question.end < today ? question.end : today;
  const first = part.firstDay ?? today;
  const named = periodStart(period ?? 'MAX', end, first);
  // Everything until a day before all entries is that day alone.
  const asked = question.start ?? (named < end ? named : end);
  if (question.end !== null && asked > question.end) throw endBeforeStart(question.end);
  if (asked > today) throw startInFuture(asked, today);
  const earliest = part.firstDay === null ? end : dayBefore(first);
  const start = asked > earliest ? asked : earliest < end ? earliest : end;
  const begin = dayNumber(part.days.dates[0] ?? start);
  // A day before all entries is as empty as the first that is told.
  const placeOf = (day: LocalDate) => Math.max(0, dayNumber(day) - begin);
  return { start, end, from: placeOf(start), to: placeOf(end) };
}

function refuseBoth({ start, end, period }: PeriodQuestion): void {
  if (period === null || (start === null && end === null)) return;
  const { message, ...error } = valueError('period_and_dates', 'give either a period or its days, not both');
  throw new ValidationProblem([{ loc: ['query', 'period'], msg: message, input: period, ...error }]);
}

function endBeforeStart(end: LocalDate): ValidationProblem {
  const words = 'the period ends before it begins: give an end_date that is not before start_date';
  const { message, ...error } = valueError('end_before_start', words);
  return new ValidationProblem([{ loc: ['query', 'end_date'], msg: message, input: end, ...error }]);
}

function startInFuture(start: LocalDate, today: LocalDate): ValidationProblem {
  const words = `the period begins after today, ${today}, and nothing is known of it yet: give a start_date of today or before`;
  const { message, ...error } = valueError('start_in_future', words, { today });
  return new ValidationProblem([{ loc: ['query', 'start_date'], msg: message, input: start, ...error }]);
}
