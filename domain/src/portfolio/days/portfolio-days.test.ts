import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyPortfolio,
  dayByRationals,
  DAYS,
  FIRST,
  isWithin,
  plus,
  rational,
  walked,
} from '../../testing/index.ts';
import { DAY_SCALE } from './day-totals.ts';

const NOTHING = rational(0n);

const told = (digits: bigint | undefined) => rational(digits ?? 0n, 10n ** BigInt(DAY_SCALE));

describe('every day of a portfolio', () => {
  test('is what looking through everything up to the day tells, in exact fractions', () => {
    fc.assert(
      fc.property(anyPortfolio(), (portfolio) => {
        const days = walked(portfolio);
        for (let at = 0; at <= DAYS; at += 1) {
          const parts = Array.from(portfolio.instruments.values(), (instrument) =>
            dayByRationals(instrument, portfolio.base, portfolio.rates, FIRST + at),
          );
          const total = (of: (part: (typeof parts)[number]) => typeof NOTHING) =>
            parts.reduce((sum, part) => plus(sum, of(part)), NOTHING);
          const isTold = parts.every(({ lack }) => lack === null);
          expect(
            isWithin(
              told(days.values[at]),
              total((part) => part.value),
              30,
            ),
          ).toBe(true);
          expect(
            isWithin(
              told(days.invested[at]),
              total((part) => part.invested),
              30,
            ),
          ).toBe(true);
          if (isTold) {
            expect(
              isWithin(
                told(days.flows.inflow[at]),
                total((part) => part.inflow),
                30,
              ),
            ).toBe(true);
            expect(
              isWithin(
                told(days.flows.outflow[at]),
                total((part) => part.outflow),
                30,
              ),
            ).toBe(true);
          }
          expect({ held: days.held[at], unvalued: days.unvalued[at], priced: days.priced[at] }).toEqual({
            held: parts.filter(({ units }) => units.numerator > 0n).length,
            unvalued: parts.filter(({ units, lack }) => units.numerator > 0n && lack !== null).length,
            priced: parts.filter(({ isPriced }) => isPriced).length,
          });
          for (const [place, name] of [...portfolio.instruments.keys()].entries()) {
            const gap = days.gaps.get(name)?.find(({ from, to }) => from === at || (from < at && at < to));
            expect(gap?.reason ?? null).toBe(parts[place]?.lack ?? null);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
