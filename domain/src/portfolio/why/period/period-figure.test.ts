import { describe, expect, test } from 'vitest';
import { epochDay } from '../../../calendar/epoch-day.ts';
import { localDate } from '../../../calendar/local-date.ts';
import { settleTransfers } from '../../../ledger/settle-transfers.ts';
import { decimalText } from '../../../money/decimal-text.ts';
import { decimal } from '../../../money/parse-decimal.ts';
import { roundHalfEven } from '../../../money/round.ts';
import {
  type AnyInstrument,
  type AnyPortfolio,
  type AskedPart,
  entries,
  periodSubject,
  rationalOf,
  recomputeTrail,
} from '../../../testing/index.ts';
import { shownPeriodFigure } from '../../../testing/shown-period-figures.ts';
import type { KnownCloses } from '../../../valuation/closes.ts';
import { PERIOD_FIGURES, type PeriodFigure } from '../figure.ts';
import { endingIn } from './coming-to.ts';
import { periodFigure } from './period-figure.ts';

const FIRST = epochDay(localDate('2022-12-31'));
const LAST = epochDay(localDate('2025-12-31'));
const at = (date: string) => epochDay(localDate(date)) - FIRST;

/** A close from a day on, each so many days after the one before. */
function closes(from: string, every: number, values: readonly number[], currency = 'EUR'): KnownCloses {
  const start = epochDay(localDate(from));
  const series = {
    currency,
    days: Int32Array.from(values, (_, index) => start + index * every),
    digits: BigInt64Array.from(values, (value) => BigInt(value) * 100n),
    scale: 2,
  };
  return [{ source: 'somewhere', series }];
}

function instrument(lines: string, known: KnownCloses): AnyInstrument {
  return { entries: settleTransfers(entries(lines)), values: [], closes: known };
}

const wave = (count: number) => Array.from({ length: count }, (_, index) => 90 + ((index * 7) % 11));

/** Three years: one instrument that comes and goes, one in dollars that is split, and a fee of the whole. */
const LONG: AnyPortfolio = {
  base: 'EUR',
  rates: new Map([['USD', closes('2022-11-01', 100, [2, 1, 4, 2, 1, 2, 4, 1], 'USD')]]),
  instruments: new Map([
    ['', instrument('2024-06-03 FEE 5 -; 2024-07-01 TAX 2 -', [])],
    [
      'A',
      instrument(
        '2023-01-02 BUY 10 @ 100 fee 1; 2024-02-01 SELL 4 @ 95 fee 1; 2024-03-01 DIVIDEND 12 tax 3',
        closes('2023-01-01', 11, wave(95)),
      ),
    ],
    [
      'B',
      instrument(
        '2023-06-01 BUY 6 @ 60; 2024-01-02 SPLIT 3:2; 2024-05-02 TRANSFER_OUT 2; 2025-03-03 TRANSFER_IN 1 @ 50',
        closes('2023-05-01', 17, wave(50), 'USD'),
      ),
    ],
  ]),
};

const long = (from: string, to: string, asked: AskedPart = {}) =>
  periodSubject(LONG, at(from), at(to), { first: FIRST, last: LAST, benchmark: 'B', ...asked });

const linesOf = (name: PeriodFigure, subject: ReturnType<typeof long>) => {
  const lines = periodFigure(name, subject);
  if (typeof lines === 'string') throw new RangeError(`${name}: ${lines}`);
  return lines;
};

describe.each([
  ['some days', '2024-01-10', '2024-01-20'],
  ['a month and more', '2024-01-10', '2024-03-20'],
  ['three years', '2023-07-01', '2025-12-31'],
])('every figure of %s', (_, from, to) => {
  test.each<AskedPart>([{}, { method: 'fifo', only: 'A' }, { only: 'B', riskFreeRate: decimal('0.02') }])(
    'comes out, recomputed line by line: %o',
    (asked) => {
      const subject = long(from, to, asked);
      for (const name of PERIOD_FIGURES) {
        const lines = periodFigure(name, subject);
        const shown = shownPeriodFigure(subject, name);
        if (typeof lines === 'string') expect(shown ?? lines, name).toBe(lines);
        else {
          const value = recomputeTrail(lines);
          if (shown !== null && typeof shown !== 'string')
            expect(value, name).toEqual(rationalOf(roundHalfEven(shown, 10)));
        }
      }
    },
  );
});

test('growth is told day by day, month by month, year by year, as long as the period is', () => {
  const stretches = (from: string, to: string) =>
    linesOf('time_weighted_return', long(from, to)).map((line) => line.from?.slice(0, 10) ?? line.kind);
  expect(stretches('2024-01-10', '2024-01-20')).toEqual(['2024-01-10', 'constant', 'rounding']);
  expect(stretches('2024-01-10', '2024-03-20').slice(0, 2)).toEqual(['2024-01-10', '2024-01-31']);
  expect(stretches('2023-01-10', '2025-06-30').slice(0, 3)).toEqual([
    '2023-01-10',
    '2023-12-31',
    '2024-12-31',
  ]);
});

test('a value is units times price times rate, each with its day and source', () => {
  // 6 · 3 / 2 units · 100 dollars before the split · 2 / 3 / 1 dollar for one EUR
  const lines = linesOf('end_value', long('2023-07-01', '2024-01-10', { only: 'B' }));
  expect(lines.map(({ operand }) => decimalText(operand))).toEqual(['9', '100', '2', '3', '1']);
  expect(decimalText(lines.at(-1)?.result ?? decimal('0'))).toBe('600');
  expect(lines).toMatchObject([
    { kind: 'figure', figure: 'units_held', isin: 'B', to: '2024-01-10' },
    { kind: 'price', operator: 'times', currency: 'USD', source: 'somewhere', date: '2023-12-25' },
    { kind: 'transaction', operator: 'times', tradeType: 'SPLIT' },
    { kind: 'transaction', operator: 'divide', tradeType: 'SPLIT' },
    { kind: 'rate', operator: 'divide', currency: 'USD', date: '2023-12-06' },
  ]);
});

test('the gain of the whole is that of each instrument, and what was charged to none', () => {
  const lines = linesOf('period_gain', long('2024-01-10', '2024-12-31'));
  expect(lines.map(({ kind, isin, operator }) => [kind, isin ?? '', operator])).toEqual([
    ['transaction', '', 'minus'],
    ['transaction', '', 'minus'],
    ['figure', 'A', 'plus'],
    ['figure', 'B', 'plus'],
    ...(lines.length > 4 ? [['rounding', '', 'plus']] : []),
  ]);
});

test('flows at their worth on one day come to nothing by the rate that is named last', () => {
  const lines = linesOf('money_weighted_return', long('2023-07-01', '2025-12-31'));
  const [solution, sum] = [lines.at(-1), lines.at(-2)];
  expect(solution).toMatchObject({ kind: 'solution', operator: 'solve' });
  expect(Math.abs(parseFloat(decimalText(sum?.result ?? decimal('1'))))).toBeLessThan(1e-4);
});

test('without a fall there is nothing to tell of one', () => {
  const rising: AnyPortfolio = {
    ...LONG,
    instruments: new Map([['A', instrument('2023-01-02 BUY 1 @ 10', closes('2023-01-02', 9, [10, 11, 12]))]]),
  };
  const subject = periodSubject(rising, at('2023-01-02'), at('2023-02-01'), { first: FIRST, last: LAST });
  for (const name of ['max_drawdown', 'current_drawdown', 'longest_drawdown_days'] as const)
    expect(decimalText(linesOf(name, subject).at(-1)?.result ?? decimal('1'))).toBe('0');
  // Nothing but one line says so
  expect(linesOf('max_drawdown', subject)).toHaveLength(1);
});

/** One instrument in 2023, whole. */
function told(lines: string, known: KnownCloses, name: PeriodFigure, asked: AskedPart = {}) {
  const one: AnyPortfolio = {
    ...LONG,
    rates: new Map(),
    instruments: new Map([['A', instrument(lines, known)]]),
  };
  return linesOf(name, periodSubject(one, 0, at('2023-01-31'), { first: FIRST, last: LAST, ...asked }));
}

test('an index below 0 has no peak to fall from', () => {
  // 10 put in, 5 left and −15 taken out: (5 − 15) / 10
  const lines = told(
    '2023-01-03 BUY 2 @ 5; 2023-01-03 SELL 1 @ 5 fee 20',
    closes('2023-01-02', 9, [5]),
    'current_drawdown',
  );
  expect(lines).toMatchObject([{ kind: 'constant', operator: 'start' }]);
});

test('units from elsewhere count at the value of the day, as the splits of the day made them', () => {
  const known = closes('2023-01-02', 9, [50, 60]);
  // 4 · 2 units at 50
  const lines = told(
    '2023-01-03 TRANSFER_IN 4 @ 9; 2023-01-03 SPLIT 2:1',
    closes('2023-01-03', 9, [50]),
    'period_purchases',
  );
  expect(lines).toMatchObject([{ rule: 'day_value', tradeType: 'TRANSFER_IN' }]);
  expect(decimalText(lines.at(-1)?.result ?? decimal('0'))).toBe('400');
  const own = '2023-01-03 BUY 4 @ 50; 2023-01-04 TRANSFER_OUT 4; 2023-01-05 TRANSFER_IN 4 at B';
  expect(told(own, known, 'period_proceeds')).toMatchObject([{ kind: 'constant' }]);
});

test('the rate recorded with a trade tells its price while none is published', () => {
  // 3 · 10 dollars / 1.25
  const lines = told('2023-01-03 BUY 3 @ 10 USD / 1.25', [], 'end_value', { only: 'A' });
  expect(lines.map(({ kind, operator }) => `${kind} ${operator}`)).toEqual([
    'figure start',
    'transaction times',
    'transaction divide',
  ]);
  expect(decimalText(lines.at(-1)?.result ?? decimal('0'))).toBe('24');
});

test('what a figure needs and is not there has a name', () => {
  const subject = long('2024-01-10', '2024-01-20');
  expect(periodFigure('units_held', subject)).toBe('not_held');
  expect(periodFigure('volatility', subject)).toBe('too_few_returns');
  expect(periodFigure('benchmark_return', { ...subject, benchmark: null })).toBe('no_price');
  const early = long('2023-01-10', '2023-02-20');
  expect(periodFigure('benchmark_unit_value', early)).toBe('no_price');
  expect(periodFigure('benchmark_return_annualised', early)).toBe('no_price');
  const unrated = periodSubject({ ...LONG, rates: new Map() }, at('2023-01-10'), at('2023-07-01'), {
    ...{ first: FIRST, last: LAST, benchmark: 'B' },
  });
  expect(periodFigure('benchmark_unit_value', unrated)).toBe('no_rate');
});

test('what rounding each and rounding all together differ by is a line of its own', () => {
  const line = { kind: 'constant', operator: 'start', rule: 'given', expression: {} } as const;
  const third = decimal('0.3333333333');
  const lines = endingIn(decimal('0.3333333334'), [{ ...line, operand: third, result: third }]);
  expect(lines.at(-1)).toMatchObject({ kind: 'rounding', operator: 'plus', rule: 'together' });
  expect(recomputeTrail(lines)).toEqual(rationalOf(decimal('0.3333333334')));
});
