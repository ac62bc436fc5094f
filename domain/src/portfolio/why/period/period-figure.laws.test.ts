import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CostBasisMethod } from '../../../ledger/cost-basis-method.ts';
import type { LocalDate } from '../../../calendar/local-date.ts';
import { absolute, compare, type Decimal, multiply } from '../../../money/decimal.ts';
import { decimal } from '../../../money/parse-decimal.ts';
import { PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import {
  type AnyPortfolio,
  anyPortfolio,
  type AskedPart,
  DAYS,
  isWithin,
  periodSubject,
  rationalOf,
  recomputeTrail,
} from '../../../testing/index.ts';
import { shownPeriodFigure } from '../../../testing/shown-period-figures.ts';
import { PERIOD_FIGURES, type PeriodFigure } from '../figure.ts';
import type { TrailLine } from '../trail.ts';
import { periodFigure } from './period-figure.ts';
import type { PeriodSubject } from './period-subject.ts';

const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: DAYS }), fc.integer({ min: 0, max: DAYS }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

const anyPart: fc.Arbitrary<AskedPart> = fc.record(
  {
    method: fc.constantFrom<CostBasisMethod>('average', 'fifo'),
    broker: fc.constantFrom('A', null, null),
    only: fc.constantFrom('X', 'Y'),
    benchmark: fc.constantFrom('X', 'Z'),
  },
  { requiredKeys: ['method', 'broker', 'benchmark'] },
);

/** The lines of a figure come to what the report says of it, line by line. */
function check(name: PeriodFigure, subject: PeriodSubject): readonly TrailLine[] {
  const lines = periodFigure(name, subject);
  const shown = shownPeriodFigure(subject, name);
  if (typeof lines === 'string') {
    if (shown !== null) expect([name, shown]).toEqual([name, lines]);
    return [];
  }
  const end = recomputeTrail(lines);
  if (shown === null) return lines;
  if (typeof shown === 'string') throw new RangeError(`${name} is told though there is none: ${shown}`);
  expect(end, name).toEqual(rationalOf(roundHalfEven(shown, PUBLISHED_DIGITS)));
  const most = multiply(decimal('0.0000000001'), { digits: BigInt(lines.length), scale: 0 });
  for (const { rule, operand } of lines)
    if (rule === 'together') expect(compare(absolute(operand), most), name).toBeLessThanOrEqual(0);
  return lines;
}

/** Gains and net flows are summed from what is published; everything else stands on what is not rounded yet. */
function goodDigits(name: PeriodFigure): number {
  return name === 'period_net_flows' || /^period_.*gain$/.test(name) ? 9 : 25;
}

/** What a line names, asked about by itself, before it was rounded. */
function drilled(line: TrailLine, portfolio: AnyPortfolio, of: PeriodSubject, asked: AskedPart) {
  const at = (date: LocalDate | undefined, otherwise: number) =>
    date === undefined ? otherwise : of.days.dates.indexOf(date);
  const isOfBenchmark = line.figure === 'benchmark_unit_value';
  const only = isOfBenchmark ? asked.only : (line.isin ?? asked.only);
  const part = { ...asked, within: [of.from, of.to] as const, ...(only !== undefined && { only }) };
  const subject = periodSubject(portfolio, at(line.from, of.from), at(line.to, of.to), part);
  const lines = periodFigure(line.figure as PeriodFigure, subject);
  if (typeof lines === 'string') throw new RangeError(`${String(line.figure)}: ${lines}`);
  return lines.filter(({ kind }) => kind !== 'rounding').at(-1)?.result as Decimal;
}

describe('laws', () => {
  test('every figure of a period has a trail whose lines, recomputed one by one, come to it exactly', () => {
    fc.assert(
      fc.property(anyPortfolio(), anyPeriod, anyPart, (portfolio, [from, to], asked) => {
        const subject = periodSubject(portfolio, from, to, asked);
        for (const name of PERIOD_FIGURES) check(name, subject);
      }),
      { numRuns: 400 },
    );
  });

  test('what a line names has the value that the line says, within what was rounded on the way', () => {
    fc.assert(
      fc.property(anyPortfolio({ mayBeLate: false }), anyPeriod, anyPart, (portfolio, [from, to], asked) => {
        const subject = periodSubject(portfolio, from, to, asked);
        for (const name of PERIOD_FIGURES) {
          for (const line of check(name, subject)) {
            if (line.kind !== 'figure') continue;
            const value = drilled(line, portfolio, subject, asked);
            expect(
              isWithin(rationalOf(value), rationalOf(line.operand), goodDigits(name)),
              `${name}: ${String(line.figure)}`,
            ).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
