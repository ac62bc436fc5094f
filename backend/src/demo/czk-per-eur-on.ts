import { type Decimal, type LocalDate, roundHalfEven } from '@portfolio/domain';
import { valueOn } from './course.ts';
import { courseThrough } from './course-through.ts';

/** Units of CZK for one EUR, by what the central bank told at the ends of half-years. */
const CZK_PER_EUR = courseThrough('CZK', 500, {
  '2016-06-30': '27.13',
  '2016-12-31': '27.02',
  '2017-06-30': '26.20',
  '2017-12-31': '25.54',
  '2018-06-30': '26.02',
  '2018-12-31': '25.73',
  '2019-06-30': '25.45',
  '2019-12-31': '25.41',
  '2020-03-31': '27.31',
  '2020-06-30': '26.74',
  '2020-12-31': '26.25',
  '2021-06-30': '25.49',
  '2021-12-31': '24.86',
  '2022-06-30': '24.74',
  '2022-12-31': '24.12',
  '2023-06-30': '23.75',
  '2023-12-31': '24.73',
  '2024-06-30': '25.03',
  '2024-12-31': '25.19',
  '2025-06-30': '24.75',
  '2025-12-31': '24.25',
  '2026-12-31': '24.20',
});

/** Rounded to three digits, as the central bank tells it. */
export function czkPerEurOn(day: LocalDate): Decimal {
  return roundHalfEven(valueOn(CZK_PER_EUR, day), 3);
}
