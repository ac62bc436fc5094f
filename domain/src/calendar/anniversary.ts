import { type LocalDate, localDateOf } from './local-date.ts';

/**
 * The same day of a later year.
 *
 * After 29 February comes 1 March in a year that has none: whole years have not passed before.
 *
 * @returns null beyond the year 9999
 */
export function anniversary(date: LocalDate, years: number): LocalDate | null {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return localDateOf(year + years, month, day) ?? localDateOf(year + years, month + 1, 1);
}
