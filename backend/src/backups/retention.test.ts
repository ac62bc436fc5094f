import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsToKeep, RETENTION } from './retention.ts';

const kept = (moments: readonly string[]) => [...momentsToKeep(moments)].sort();

/** Any moments of four years, many of them on the same days. */
const moments = fc
  .array(fc.integer({ min: 0, max: 4 * 365 * 8 }), { minLength: 1, maxLength: 120 })
  .map((threeHours) =>
    threeHours.map((at) => new Date(Date.UTC(2024, 0, 1) + at * 10_800_000).toISOString().slice(0, 23)),
  );

test('a year of daily backups leaves seven days, the ends of five weeks and of twelve months', () => {
  const year = Array.from({ length: 365 }, (_, day) =>
    new Date(Date.UTC(2025, 11, 1 + day, 3)).toISOString().slice(0, 23),
  );
  // The last is Monday, 30 November 2026: its week has one day, and the ends of the four before it are Sundays.
  expect(kept(year).map((moment) => moment.slice(0, 10))).toEqual([
    ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
    ...['2026-11-08', '2026-11-15', '2026-11-22'],
    ...['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'],
  ]);
});

describe('laws', () => {
  test('the newest is kept, and never more than all the places there are', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const { newest, daily, weekly, monthly } = RETENTION;
        expect(kept(all).at(-1)).toBe([...all].sort().at(-1));
        expect(kept(all).length).toBeLessThanOrEqual(newest + daily + weekly + monthly);
        expect(all).toEqual(expect.arrayContaining(kept(all)));
      }),
    );
  });

  test('the newest of each of the last seven days, five weeks and twelve months that have any stays', () => {
    const monday = (moment: string) => {
      const day = new Date(`${moment.slice(0, 10)}T00:00Z`);
      return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString();
    };
    const spans: [(moment: string) => string, number][] = [
      [(moment) => moment.slice(0, 10), RETENTION.daily],
      [monday, RETENTION.weekly],
      [(moment) => moment.slice(0, 7), RETENTION.monthly],
    ];
    fc.assert(
      fc.property(moments, (all) => {
        for (const [spanOf, count] of spans) {
          for (const span of [...new Set(all.map(spanOf))].sort().slice(-count)) {
            const newest = all
              .filter((moment) => spanOf(moment) === span)
              .sort()
              .at(-1);
            expect(kept(all)).toContain(newest);
          }
        }
      }),
    );
  });

  test('thinning after every backup keeps what thinning once at the end would keep', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const sorted = [...new Set(all)].sort();
        const stepwise = sorted.reduce<string[]>((left, moment) => kept([...left, moment]), []);
        expect(stepwise).toEqual(kept(sorted));
      }),
    );
  });
});
