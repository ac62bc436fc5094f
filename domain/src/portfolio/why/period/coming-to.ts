import { type Decimal, equals, subtract } from '../../../money/decimal.ts';
import { linesOf, publishedLines, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';

/**
 * Lines that come to a figure as it is published.
 *
 * What is rounded each by itself need not come to what is rounded together: where that makes a difference in the last
 * digit, a last line says so.
 *
 * @see docs/spec/why.md §9
 */
export function comingTo(published: Decimal, steps: readonly Step[]): readonly TrailLine[] {
  return endingIn(published, linesOf(steps));
}

/** The same of lines that have their results. */
export function endingIn(published: Decimal, lines: readonly TrailLine[]): readonly TrailLine[] {
  const rounded = publishedLines(lines);
  const value = (rounded.at(-1) as TrailLine).result;
  if (equals(value, published)) return rounded;
  const operand = subtract(published, value);
  const together: TrailLine = {
    kind: 'rounding',
    operator: 'plus',
    operand,
    rule: 'together',
    expression: {},
    result: published,
  };
  return [...rounded, together];
}

/** The operator of a line of a sum. */
export function summand(index: number): 'start' | 'plus' {
  return index === 0 ? 'start' : 'plus';
}
