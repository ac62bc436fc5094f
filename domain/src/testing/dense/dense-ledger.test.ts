import { expect, test } from 'vitest';
import { localDate } from '../../calendar/local-date.ts';
import { DAY_SCALE } from '../../portfolio/days/day-totals.ts';
import { entries } from '../entries.ts';
import { walkedAsRecorded } from './as-recorded.ts';
import { densePeriod } from './dense-period.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { Fraction } from './fraction.ts';

const START = localDate('2025-01-01');
const END = localDate('2025-01-02');

function exact(value: Fraction | undefined): string {
  const { numerator, denominator } = (value ?? Fraction.ZERO).reduced();
  return `${String(numerator)}/${String(denominator)}`;
}

/** What both engines say that the portfolio is worth in the evening of the 2nd. */
function worthOf(lines: string) {
  const portfolio: DensePortfolio = {
    baseCurrency: 'EUR',
    transactions: entries(lines),
    closes: new Map(),
    rates: new Map(),
  };
  const { values } = walkedAsRecorded(portfolio, START, END);
  return {
    product: exact(Fraction.ofDecimal({ digits: values.at(-1) ?? 0n, scale: DAY_SCALE })),
    secondEngine: exact(densePeriod(portfolio, START, END).totals?.endValue),
  };
}

const LATER_FIRST = '2025-01-02 17:30 BUY 1 @ 1; 2025-01-02 09:15 BUY 1 @ 2';

test.each(['DIVIDEND', 'FEE', 'TAX'])(
  '%s moves no units: without a time it leaves the times of its day',
  (type) => {
    // The last trade is that of 17:30, recorded first: 2 units × 1.
    expect(worthOf(`${LATER_FIRST}; 2025-01-02 ${type} 1`)).toEqual({ product: '2/1', secondEngine: '2/1' });
  },
);

test('a purchase without a time leaves its day to the order of recording', () => {
  // The last trade is the one recorded last: 3 units × 5.
  expect(worthOf(`${LATER_FIRST}; 2025-01-02 BUY 1 @ 5`)).toEqual({ product: '15/1', secondEngine: '15/1' });
});
