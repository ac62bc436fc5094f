import { dateFromDayNumber, dayNumber, type LocalDate } from '@portfolio/domain';

/** Every calendar day from `first` to `last`, both included. */
export function* daysFrom(first: LocalDate, last: LocalDate): Generator<LocalDate> {
  for (let number = dayNumber(first); number <= dayNumber(last); number += 1) {
    const day = dateFromDayNumber(number);
    if (day) yield day;
  }
}
