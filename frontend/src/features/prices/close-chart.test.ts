import { expect, test } from 'vitest';
import { price } from '../../testing/price-bodies.ts';
import { closeChart } from './close-chart.ts';

const closes = [
  price({ date: '2026-01-05', close: '500.00', currency: 'GBP' }),
  price({ date: '2026-11-20', close: '120.50' }),
  price({ date: '2026-11-24', close: '121.0912' }),
];
const words = (currency: string) => `Close, ${currency}`;

test('shows the closes of the period, each as exact as the most exact one', () => {
  const { at, series, unit } = closeChart(closes, '2026-11-01', words);
  expect([at, unit]).toEqual([['2026-11-20', '2026-11-24'], { kind: 'number', digits: 4 }]);
  expect(series[0]).toMatchObject({ words: 'Close, EUR', values: ['120.50', '121.0912'] });
});

test('a close in a currency that is quoted no more is a gap', () => {
  expect(closeChart(closes, undefined, words).series[0]?.values).toEqual([null, '120.50', '121.0912']);
  expect(closeChart([], undefined, words).at).toEqual([]);
});
