import { decimalText, localDate } from '@portfolio/domain';
import { expect, test } from 'vitest';
import { type Course, valueOn } from './course.ts';
import { courseThrough } from './course-through.ts';

const course: Course = {
  ...courseThrough('a fund', 8000, { '2020-01-31': '100', '2020-04-30': '80', '2020-07-31': '120.5' }),
  yearlyGrowth: 100_000n,
};

const on = (day: string, of = course) => decimalText(valueOn(of, localDate(day)));

test('meets every milestone and stands still before the first', () => {
  expect(['2020-01-31', '2020-04-30', '2020-07-31'].map((day) => on(day))).toEqual(['100', '80', '120.5']);
  expect(on('2019-01-01')).toBe('100');
});

test('is the same whenever it is asked, trembles between milestones and stays near the line', () => {
  const march = ['2020-03-02', '2020-03-03', '2020-03-04', '2020-03-05'];
  expect(march.map((day) => on(day))).toEqual(march.map((day) => on(day)));
  expect(new Set(march.map((day) => on(day))).size).toBe(4);
  const still = { ...course, dailyMove: 0 };
  // 100 − 20 × 31/90 = 93.1111; halves of the way are rounded down at every step
  expect(on('2020-03-02', still)).toMatch(/^93\.1/);
  expect(on('2020-03-02', { ...course, name: 'another fund' })).not.toBe(on('2020-03-02'));
});

test('grows evenly after the last milestone, met every thirty days', () => {
  // 120.5 × (1 + 0.1 × 360 / 365) = 132.3849…: 2021-07-26 is 360 days later
  expect(on('2021-07-26')).toBe('132.3849');
});

test('has four fraction digits, as stored prices have', () => {
  expect(valueOn(course, localDate('2020-03-03')).scale).toBe(4);
  expect(valueOn(course, localDate('2020-01-31'))).toEqual({ digits: 1_000_000n, scale: 4 });
});

test('without a milestone there is no value', () => {
  expect(() => on('2020-01-01', { ...course, milestones: [] })).toThrow('a fund has no milestone');
});
