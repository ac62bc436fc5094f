import { describe, expect, test } from 'vitest';
import { apart } from './apart.ts';
import { chartLayout } from './chart-layout.ts';
import type { ChartData } from './chart-types.ts';
import { dayAt, dayPosition } from './day-position.ts';
import { fileName } from './file-name.ts';
import { markPath } from './mark-path.ts';
import { namesInside } from './names-inside.ts';
import { nearestPoint } from './nearest-point.ts';
import { niceTicks } from './nice-ticks.ts';
import { areaPath, linePath, stepPath } from './path-text.ts';
import { periodStart, readPeriod } from './period.ts';
import { seenPoints } from './seen-points.ts';
import { stacked } from './stacked.ts';
import { timeTicks } from './time-ticks.ts';

describe('the figures of an axis', () => {
  test.each([
    [84_000, 128_402, [80_000, 100_000, 120_000]],
    [0, 128_402, [0, 50_000, 100_000]],
    [99, 101, [99, 100, 101]],
    [0, 0.3, [0, 0.2]],
    [-0.118, 0, [-0.1, 0]],
    [5, 5, [4.5, 5, 5.5]],
    [-1942, 13_000, [0, 10_000]],
    [0, 0, [0, 0.5, 1]],
  ])('from %d to %d', (low, high, ticks) => {
    expect(niceTicks(low, high).ticks).toEqual(ticks);
  });

  test('are one to three, and all figures lie between the ends, near the lower one', () => {
    for (let low = -1000; low < 1000; low += 37) {
      for (const width of [0.013, 1, 7, 99, 1234, 1e7]) {
        const { ticks, domain } = niceTicks(low, low + width);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(3);
        expect(domain[0]).toBeLessThanOrEqual(low + width * 1e-6);
        expect(low - domain[0]).toBeLessThanOrEqual(0.3 * (domain[1] - domain[0]) + width * 1e-6);
        expect(ticks.at(-1)).toBeLessThanOrEqual(domain[1] + width * 1e-6);
      }
    }
  });
});

describe('the days of an axis', () => {
  const days = (from: string, to: string, most: number) =>
    timeTicks(dayPosition(from), dayPosition(to), most).map(({ day }) => day);

  test('are days, Mondays, months, quarters or years, as there is room', () => {
    expect(days('2026-11-20', '2026-11-24', 6)).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
    ]);
    expect(days('2026-10-25', '2026-11-24', 6)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(days('2026-06-10', '2026-11-24', 6)).toEqual([
      '2026-07-01',
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
    ]);
    expect(days('2025-11-24', '2026-11-24', 6)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
    ]);
    expect(days('2006-11-25', '2026-11-24', 5)).toEqual([
      '2010-01-01',
      '2015-01-01',
      '2020-01-01',
      '2025-01-01',
    ]);
  });

  test('a position and its day belong together, in a year before 1970 too', () => {
    expect(dayPosition('1970-01-02')).toBe(1);
    expect(dayPosition('1970-01-02T12:00:00')).toBe(1.5);
    expect(dayAt(dayPosition('1969-12-31'))).toBe('1969-12-31');
  });
});

describe('a period', () => {
  test.each([
    ['1m', '2026-11-24', '2026-10-24'],
    ['1m', '2026-03-31', '2026-02-28'],
    ['3m', '2026-01-15', '2025-10-15'],
    ['6m', '2026-08-31', '2026-02-28'],
    ['1y', '2024-02-29', '2023-02-28'],
    ['5y', '2026-11-24', '2021-11-24'],
    ['ytd', '2026-11-24', '2025-12-31'],
    ['max', '2026-11-24', undefined],
  ] as const)('%s before %s begins on %s', (period, today, start) => {
    expect(periodStart(period, today)).toBe(start);
  });

  test('of an address is one that the page offers, or none', () => {
    expect(readPeriod('1y', ['1y', 'max'])).toBe('1y');
    expect(readPeriod('3m', ['1y', 'max'])).toBeUndefined();
    expect(readPeriod(7, ['1y', 'max'])).toBeUndefined();
  });
});

describe('the nearest point', () => {
  test.each([
    [-5, 0],
    [4, 0],
    [5, 1],
    [29, 2],
    [99, 2],
  ])('to %d', (wanted, index) => {
    expect(nearestPoint([0, 10, 30], wanted)).toBe(index);
  });
});

describe('points that are seen', () => {
  test('are first, lowest, highest and last of each column of pixels', () => {
    expect(seenPoints([0, 0.2, 0.4, 0.6, 0.8, 1, 2], [5, 9, 5, 1, 4, 7, 8])).toEqual([0, 1, 3, 4, 5, 6]);
  });

  test('are never more than four a column, however many there are', () => {
    const xs = Array.from({ length: 7300 }, (_, index) => index / 73);
    const ys = xs.map((x) => Math.sin(x * 40));
    expect(seenPoints(xs, ys).length).toBeLessThanOrEqual(4 * 100);
  });

  test('have one gap for a run of missing figures, and none before the first', () => {
    expect(seenPoints([0, 1, 2, 3, 4], [NaN, 1, NaN, NaN, 2])).toEqual([1, 2, 4]);
  });
});

describe('a path', () => {
  test('is a line with gaps; a point alone is a dot', () => {
    expect(linePath([0, 10, 20, 30], [1, 2.04, NaN, 4])).toBe('M0 1h0L10 2M30 4h0');
  });

  test('stays at a figure until the next', () => {
    expect(stepPath([0, 10, 20, 30, 40], [5, 5, 5, 8, 8])).toBe('M0 5H30V8H40');
    expect(stepPath([0, 10, 20], [5, NaN, 8])).toBe('M0 5M20 8');
  });

  test('goes round an area, and there is none without figures', () => {
    expect(areaPath([0, 10], [1, 2], [9, 9])).toBe('M0 1L10 2L10 9L0 9Z');
    expect(areaPath([0], [NaN], [NaN])).toBe('');
  });
});

test('bands stand on each other; what is not known adds nothing', () => {
  const tops = stacked([Float64Array.of(1, 2), Float64Array.of(NaN, 3), Float64Array.of(5, 5)]);
  expect(tops.map((top) => [...top])).toEqual([
    [1, 2],
    [1, 5],
    [6, 10],
  ]);
});

test('names move apart, in their order and within the plot', () => {
  expect(apart([50, 52, 10], 16, [0, 100])).toEqual([50, 66, 10]);
  expect(apart([98, 99], 16, [0, 100])).toEqual([84, 100]);
});

describe('names over the ends of their lines', () => {
  const at = { xs: [0, 50, 100], top: 20, bottom: 200, hairlines: [] };

  test('stand above; below where a steeper line would cross them', () => {
    // The upper line comes from 110 down to 40 pixels, right through the place above the lower one, which ends at 100.
    const upper = { ys: [180, 110, 40], width: 50 };
    const lower = { ys: [180, 120, 100], width: 50 };
    expect(namesInside([upper, lower], at)).toEqual([28, 132]);
  });

  test('give way to a hairline when there is room below', () => {
    const line = { ys: [100, 100, 100], width: 50 };
    expect(namesInside([line], at)).toEqual([88]);
    expect(namesInside([line], { ...at, hairlines: [90] })).toEqual([112]);
  });

  test('do not stand on the axis or on each other, and need an end to stand at', () => {
    const flat = { ys: [195, 195, 195], width: 50 };
    expect(namesInside([flat], { ...at, hairlines: [183] })).toEqual([183]);
    expect(
      namesInside(
        [
          { ys: [100, 100, 100], width: 50 },
          { ys: [100, 100, 100], width: 50 },
        ],
        at,
      ),
    ).toEqual([88, 112]);
    expect(namesInside([{ ys: [100, 100, NaN], width: 50 }], at)).toEqual([null]);
  });
});

test('marks that would merge are drawn once, and a sale is never lost among purchases', () => {
  const x = (at: string) => dayPosition(at) - dayPosition('2026-01-01');
  const marks = ['02', '05', '06', '08', '20', '31'].map((day) => ({
    at: `2026-01-${day}`,
    points: day === '06' ? ('down' as const) : ('up' as const),
    words: day,
  }));
  const { up, down } = markPath(marks, x, { left: 0, right: 25, y: 10 });
  expect(down).toBe('M1.5 6.5h7L5 13.5Z');
  // Of the purchases only that of the 20th is nine pixels from the sale on the 6th and within the plot.
  expect(up).toBe('M15.5 13.5h7L19 6.5Z');
});

test('a file is named by the words of its chart', () => {
  expect(fileName('Hodnota: Živé, 2 roky')).toBe('hodnota-zive-2-roky');
  expect(fileName('…')).toBe('chart');
});

describe('a layout', () => {
  const data: ChartData = {
    at: ['2026-01-01', '2026-07-01', '2026-12-31'],
    unit: { kind: 'money', currency: 'EUR' },
    series: [
      { key: 'a', words: 'Investments', look: 'band', values: ['60', '70', '80'] },
      { key: 'b', words: 'Cash', look: 'band', values: ['40', null, '20'] },
      { key: 'c', words: 'Sold', look: 'band', values: ['10', '0', '0'] },
      { key: 'total', words: 'Total', look: 'line', values: ['110', '70', '100'] },
    ],
    marks: [
      { at: '2026-07-01', points: 'up', words: 'BUY' },
      { at: '2030-01-01', points: 'down', words: 'outside' },
    ],
  };
  const size = { width: 800, height: 260 };

  test('has room at the right for the names, and names each part that is there at the end', () => {
    const { right, series, namesBeside } = chartLayout(data, size);
    expect(namesBeside).toBe(true);
    expect(right).toBeLessThan(720);
    expect(series.map(({ labelY }) => labelY !== null)).toEqual([true, true, false, true]);
  });

  test('begins at zero when parts are stacked, and the parts end at the total', () => {
    const { hairlines, series } = chartLayout(data, size);
    expect(hairlines[0]?.value).toBe(0);
    expect(series[2]?.ys.at(-1)).toBeCloseTo(series[3]?.ys.at(-1) ?? 0);
  });

  test('draws the marks that fall into it, in a row of their own', () => {
    const withMarks = chartLayout(data, size);
    const without = chartLayout({ at: data.at, unit: data.unit, series: data.series }, size);
    expect(withMarks.marks?.up).toMatch(/^M.*Z$/);
    expect(withMarks.marks?.down).toBe('');
    expect(without.marks).toBeNull();
    expect(withMarks.bottom).toBe(without.bottom - 16);
  });

  test.each([
    ['hangs from zero', ['0', '-0.12', '-0.03']],
    ['that never was lies at the top', ['0', '0', '0']],
  ])('of a fall %s', (_what, values) => {
    const series = [{ key: 'd', words: 'Drawdown', look: 'fall' as const, values }];
    const fall = chartLayout({ at: data.at, unit: { kind: 'fraction' }, series }, size);
    expect(fall.hairlines.at(-1)?.value).toBe(0);
    expect(fall.hairlines.at(0)?.value).toBeLessThan(0);
    expect(fall.series[0]?.area).toMatch(/Z$/);
  });

  test('leaves as much room as the chart above it, so that their axes of time are alike', () => {
    const rightOf = (alignedWith: string[]) => chartLayout({ ...data, alignedWith }, size).right;
    expect(rightOf([])).toBe(800 - 11 * 6.6 - 8);
    expect(rightOf(['Short'])).toBe(rightOf([]));
    expect(rightOf(['Longer than it'])).toBe(800 - 14 * 6.6 - 8);
  });

  test('keeps the names inside when it is narrow', () => {
    const narrow = chartLayout(
      { ...data, series: data.series.filter(({ look }) => look === 'line') },
      { width: 340, height: 260 },
    );
    expect(narrow).toMatchObject({ namesBeside: false, right: 340 });
  });

  test('of figures that are not known at all is still one', () => {
    const empty = chartLayout(
      {
        at: ['2026-01-01'],
        unit: data.unit,
        series: [{ key: 'a', words: 'A', look: 'line', values: [null] }],
      },
      size,
    );
    expect(empty.series[0]).toMatchObject({ line: '', labelY: null });
  });
});
