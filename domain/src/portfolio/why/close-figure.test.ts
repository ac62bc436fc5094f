import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfEpochDay, epochDay } from '../../calendar/epoch-day.ts';
import { localDate } from '../../calendar/local-date.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { entries } from '../../testing/entries.ts';
import { rationalOf, recomputeTrail } from '../../testing/index.ts';
import { series as seriesOfDays } from '../../testing/series.ts';
import { type Close, closeOn, type KnownCloses } from '../../valuation/closes.ts';
import { closeLines, type CloseTold, closeTold } from './close-figure.ts';

const series = (currency: string, closes: Readonly<Record<string, string>>) => {
  const byDay = Object.entries(closes).map(([date, close]) => [epochDay(localDate(date)), close] as const);
  return seriesOfDays(currency, Object.fromEntries(byDay));
};

const known: KnownCloses = [
  { source: 'manual', series: series('EUR', { '2025-03-03': '31' }) },
  { source: 'yahoo', series: series('EUR', { '2025-02-28': '90', '2025-03-03': '30', '2025-03-04': '32' }) },
];

const shown = (close: Close | null) =>
  close && `${dateOfEpochDay(close.day)} ${decimalText(close.value)} ${close.source}`;

const told = (date: string, ledger = '') => closeTold(known, entries(ledger), localDate(date)) as CloseTold;

describe('a close', () => {
  it('is told with whoever told it, what others say of the day, and the closes around it', () => {
    const { close, others, before, after } = told('2025-03-03');
    expect([close, ...others].map(shown)).toEqual(['2025-03-03 31 manual', '2025-03-03 30 yahoo']);
    expect([before, after].map(shown)).toEqual(['2025-02-28 90 yahoo', '2025-03-04 32 yahoo']);
    expect(closeLines(told('2025-03-03'), 'X')).toMatchObject([
      { kind: 'price', operator: 'start', date: '2025-03-03', currency: 'EUR', source: 'manual', isin: 'X' },
    ]);
  });

  it('of a day without one is the last before it; of a day before all there is none', () => {
    expect(shown(told('2025-03-09').close)).toBe('2025-03-04 32 yahoo');
    expect([told('2025-03-09').after, told('2025-02-28').before]).toEqual([null, null]);
    expect(closeTold(known, [], localDate('2025-02-27'))).toBeNull();
  });

  it('stays in the units of its day, and names the splits since', () => {
    const ledger = '2025-01-02 BUY 1 @ 90; 2025-02-28 SPLIT 2:1; 2025-03-03 SPLIT 3:1; 2025-03-05 SPLIT 1:2';
    const days = ({ splits }: CloseTold) => splits.map(({ date }) => date);
    expect(days(told('2025-02-28', ledger))).toEqual(['2025-03-03', '2025-03-05']);
    expect(days(told('2025-03-04', ledger))).toEqual(['2025-03-05']);
    expect(days(told('2025-03-09', ledger))).toEqual(['2025-03-05']); // told by the close of 4 March
  });
});

describe('laws', () => {
  const anyDays = fc.dictionary(
    fc.constantFrom('2025-01-01', '2025-01-02', '2025-01-03', '2025-01-06', '2025-01-09'),
    fc.constantFrom('1', '2.5', '30'),
  );
  const anyKnown = fc.tuple(anyDays, anyDays, anyDays).map(([one, two, three]): KnownCloses => [
    { source: 'manual', series: series('EUR', one) },
    { source: 'a', series: series('EUR', two) },
    { source: 'a', series: series('USD', three) },
  ]);

  it('the close of the day after the one before, and before the one after, is the close itself', () => {
    fc.assert(
      fc.property(anyKnown, fc.integer({ min: 0, max: 12 }), (some, days) => {
        const day = epochDay(localDate('2024-12-31')) + days;
        const found = closeTold(some, [], dateOfEpochDay(day));
        expect(found?.close ?? null).toEqual(closeOn(some, day));
        if (!found) return;
        const { close, before, after, others } = found;
        expect(recomputeTrail(closeLines(found, 'X'))).toEqual(rationalOf(close.value));
        const none = { day: close.day - 1 };
        for (let at = (before ?? none).day + 1; at < close.day; at += 1) {
          expect(closeOn(some, at)).toEqual(before);
        }
        if (after) expect(closeOn(some, after.day - 1)).toEqual(close);
        else expect(closeOn(some, day + 99)).toEqual(close);
        const all = some.flatMap(({ series: { days: of } }) => [...of].filter((one) => one === close.day));
        expect(others).toHaveLength(all.length - 1);
      }),
    );
  });
});
