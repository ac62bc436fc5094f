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
 * @throws ValidationProblem for a name beside days, and for an end before its start
 */
export function findPeriod(question: PeriodQuestion, part: SelectedDays, today: LocalDate): PeriodFound {
  refuseBoth(question);
  const { period } = question;
  const end = question.end !== null && question.end < today ? question.end : today;
  const first = part.firstDay ?? today;
  const asked = question.start ?? periodStart(period ?? 'MAX', end, first);
  if (asked > end) throw endBeforeStart(question.end ?? end);
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
  const { message, ...error } = valueError('end_before_start', 'the period ends before it begins');
  return new ValidationProblem([{ loc: ['query', 'end_date'], msg: message, input: end, ...error }]);
}
