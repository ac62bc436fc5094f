import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFromDayNumber } from '../calendar/date-from-day-number.ts';
import { dayNumber, localDate } from '../calendar/local-date.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { checkCloses, type CloseCircumstances } from './check-closes.ts';
import type { DatedClose } from './dated-close.ts';

const FIRST = dayNumber(localDate('2026-03-02'));

/** Closes of successive days from Monday 2026-03-02; `-` is a day without one. */
function closes(text: string): DatedClose[] {
  return text.split(' ').flatMap((close, index) => {
    const date = dateFromDayNumber(FIRST + index);
    return close === '-' || date === null ? [] : [{ date, close: decimal(close) }];
  });
}

const TODAY = localDate('2026-04-01');

/** Days and closes that are believed, and those that are not. */
function checked(told: readonly DatedClose[], circumstances: Partial<CloseCircumstances> = {}) {
  const result = checkCloses(told, {
    today: TODAY,
    previous: null,
    splits: [],
    recorded: [],
    ...circumstances,
  });
  return {
    closes: result.closes.map(({ date, close }) => `${date.slice(8)}: ${decimalText(close)}`),
    faults: result.faults.map(({ code, date }) => `${date.slice(8)}: ${code}`),
  };
}

const split = (date: string, newUnits: bigint, oldUnits: bigint) => ({
  date: localDate(date),
  newUnits,
  oldUnits,
});

describe('checkCloses', () => {
  it('believes closes that make sense, in the order of their days', () => {
    expect(checked(closes('100 101 99.5').reverse())).toEqual({
      closes: ['02: 100', '03: 101', '04: 99.5'],
      faults: [],
    });
  });

  it('refuses closes of 0, below 0 and without end, and keeps the others', () => {
    expect(checked(closes('100 0 -1 100000000 101'))).toEqual({
      closes: ['02: 100', '06: 101'],
      faults: ['03: close_not_positive', '04: close_not_positive', '05: close_too_large'],
    });
  });

  it('believes today and not tomorrow', () => {
    expect(checked(closes('100 101 102'), { today: localDate('2026-03-03') })).toEqual({
      closes: ['02: 100', '03: 101'],
      faults: ['04: close_in_future'],
    });
  });

  it('takes a day that is told twice alike once, and none of two different closes', () => {
    expect(checked([...closes('100 101'), ...closes('100.00 102')])).toEqual({
      closes: ['02: 100'],
      faults: ['03: close_twice'],
    });
  });

  it('believes 30 % in a day and not more, up or down', () => {
    // 100 × 1.3 = 130; 130 × 0.7 = 91
    expect(checked(closes('100 130 91')).faults).toEqual([]);
    expect(checked(closes('100 130.01')).faults).toEqual(['03: close_jumps']);
    expect(checked(closes('100 69.99')).faults).toEqual(['03: close_jumps']);
  });

  it('leaves out a price that is wrong on one day', () => {
    expect(checked(closes('100 10 101 102 103'))).toEqual({
      closes: ['02: 100', '04: 101', '05: 102', '06: 103'],
      faults: ['03: close_jumps'],
    });
  });

  it('believes a jump once three more closes stay near it', () => {
    expect(checked(closes('100 50 51 52')).faults).toEqual([
      '03: close_jumps',
      '04: close_jumps',
      '05: close_jumps',
    ]);
    expect(checked(closes('100 50 51 52 49'))).toEqual({
      closes: ['02: 100', '03: 50', '04: 51', '05: 52', '06: 49'],
      faults: [],
    });
  });

  it('believes no jump that what follows contradicts', () => {
    expect(checked(closes('100 50 51 100 101')).faults).toEqual(['03: close_jumps', '04: close_jumps']);
  });

  it('compares the first close with the one that was known before', () => {
    const previous = { date: localDate('2026-02-27'), close: decimal('200') };
    expect(checked(closes('100'), { previous }).faults).toEqual(['02: close_jumps']);
    expect(checked(closes('190'), { previous }).faults).toEqual([]);
  });

  it('compares over seven days and not over eight', () => {
    expect(checked(closes('100 - - - - - - 200')).faults).toEqual(['09: close_jumps']);
    expect(checked(closes('100 - - - - - - - 200')).faults).toEqual([]);
  });

  it('believes a jump that a split explains', () => {
    // 4 new for 1 old: 100 → 25; 26 × 4 = 104
    expect(checked(closes('100 26 25'), { splits: [split('2026-03-03', 4n, 1n)] }).faults).toEqual([]);
    // 1 new for 10 old: 10 → 100
    expect(checked(closes('10 99'), { splits: [split('2026-03-03', 1n, 10n)] }).faults).toEqual([]);
  });

  it('believes no jump that the split does not explain: another ratio, another day', () => {
    expect(checked(closes('100 26'), { splits: [split('2026-03-03', 2n, 1n)] }).faults).toHaveLength(1);
    expect(checked(closes('100 26'), { splits: [split('2026-03-02', 4n, 1n)] }).faults).toHaveLength(1);
    expect(checked(closes('100 26'), { splits: [split('2026-03-04', 4n, 1n)] }).faults).toHaveLength(1);
  });

  it('believes a jump that a recorded split explains, a few days before or after it', () => {
    const faults = (date: string, ratio = 4n) =>
      checked(closes('100 99 98 26 25'), { recorded: [split(date, ratio, 1n)] }).faults;
    // 98 → 26 on the 5th; 26 × 4 = 104
    for (const day of ['02-28', '03-05', '03-10']) expect(faults(`2026-${day}`)).toEqual([]);
    for (const day of ['02-27', '03-12']) expect(faults(`2026-${day}`)).toHaveLength(2);
    expect(faults('2026-03-05', 2n)).toHaveLength(2); // 26 × 2 = 52
  });

  it('takes a recorded split for one jump, and several near one day together', () => {
    const recorded = [split('2026-03-03', 4n, 1n)];
    expect(checked(closes('100 25 6'), { recorded }).faults).toEqual(['04: close_jumps']);
    const both = [split('2026-03-03', 2n, 1n), split('2026-03-04', 3n, 1n)];
    expect(checked(closes('60 10'), { recorded: both }).faults).toEqual([]); // 10 × 2 × 3 = 60
  });

  it('takes several splits of a weekend together', () => {
    const splits = [split('2026-03-03', 2n, 1n), split('2026-03-04', 3n, 1n)];
    expect(checked(closes('60 - 10'), { splits }).faults).toEqual([]); // 10 × 2 × 3 = 60
  });
});

describe('laws', () => {
  const told = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 40 }), cents: fc.bigInt({ min: -500n, max: 60_000n }) }),
  );
  const asCloses = (rows: readonly { day: number; cents: bigint }[]): DatedClose[] =>
    rows.map(({ day, cents }) => ({
      date: dateFromDayNumber(FIRST + day) ?? TODAY,
      close: { digits: cents, scale: 2 },
    }));
  const circumstances = { today: TODAY, previous: null, splits: [], recorded: [] };

  it('every day told is either believed or refused, once', () => {
    fc.assert(
      fc.property(told, (rows) => {
        const { closes: good, faults } = checkCloses(asCloses(rows), circumstances);
        const days = [...good, ...faults].map(({ date }) => date).sort();
        expect(days).toEqual([...new Set(asCloses(rows).map(({ date }) => date))].sort());
      }),
    );
  });

  it('the order in which they are told does not matter', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          told.map((rows) => rows[0] ?? { day: 0, cents: 1n }),
          { selector: ({ day }) => day },
        ),
        (rows) => {
          expect(checkCloses(asCloses(rows).reverse(), circumstances)).toEqual(
            checkCloses(asCloses(rows), circumstances),
          );
        },
      ),
    );
  });

  it('what is believed is above 0, and not after today', () => {
    fc.assert(
      fc.property(told, (rows) => {
        const { closes: good } = checkCloses(asCloses(rows), circumstances);
        expect(good.every(({ date, close }) => close.digits > 0n && date <= TODAY)).toBe(true);
      }),
    );
  });
});
