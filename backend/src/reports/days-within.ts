import { dayNumber, daysEvery, type Interval, type LocalDate } from '@portfolio/domain';
import { valueError } from '../http/field.ts';
import { ValidationProblem } from '../http/problem.ts';

/** A century of days. */
const MOST_POINTS = 36_600;

/**
 * The days of a period at which a series is told; see `daysEvery`.
 *
 * @throws ValidationProblem for more than a century of single days
 */
export function daysWithin(
  interval: Interval,
  start: LocalDate,
  end: LocalDate,
  known: readonly LocalDate[] = [],
): readonly LocalDate[] {
  if (interval === 'day' && dayNumber(end) - dayNumber(start) >= MOST_POINTS) {
    const words = `at most ${MOST_POINTS} days are told one by one: ask for each week or month`;
    const { message, ...error } = valueError('too_many_days', words, { most: String(MOST_POINTS) });
    throw new ValidationProblem([{ loc: ['query', 'interval'], msg: message, input: interval, ...error }]);
  }
  const [first] = known;
  if (interval !== 'day' || first === undefined || start < first) return daysEvery(interval, start, end);
  const begin = dayNumber(first);
  return known.slice(dayNumber(start) - begin, Math.max(dayNumber(end) - begin + 1, 0));
}
