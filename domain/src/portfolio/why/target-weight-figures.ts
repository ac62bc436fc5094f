import { type Decimal, isZero, subtract, sum } from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';
import type { TargetShare, TargetWeights } from '../rebalancing/target-weights.ts';
import type { Figure, TargetFigure } from './figure.ts';
import { linesOf, NOTHING, type Step } from './lines-of.ts';
import type { TrailLine } from './trail.ts';

/** Targets as a proposal takes them. */
export type TargetSubject = Pick<TargetWeights, 'weights' | 'shares'>;

function figure(operator: Step['operator'], name: Figure, operand: Decimal, isin?: string): Step {
  return { kind: 'figure', operator, operand, figure: name, ...(isin === undefined ? {} : { isin }) };
}

/**
 * The arithmetic of the weight that an instrument is to have.
 *
 * @param isin  left out for all of them together
 * @returns     null when it has no target, or is left out with it
 * @see docs/spec/rebalancing.md §4
 */
export function targetWeightLines(
  name: TargetFigure,
  subject: TargetSubject,
  isin: string | null,
): readonly TrailLine[] | null {
  if (name === 'target_shares_total') return sharesTotal(subject);
  const own = isin === null ? undefined : subject.shares.get(isin);
  if (isin === null || !own) return null;
  switch (name) {
    case 'target_weight':
      return weightLines(subject, isin, own);
    case 'target_share':
      return shareLines(isin, own);
    case 'shared_target_value':
      return linesOf(
        own.members.map(({ isin: of, value }, index) =>
          figure(index === 0 ? 'start' : 'plus', 'market_value', value, of),
        ),
      );
  }
}

function sharesTotal({ shares }: TargetSubject): readonly TrailLine[] {
  return linesOf(
    Array.from(shares, ([isin, { share }], index) =>
      figure(index === 0 ? 'start' : 'plus', 'target_share', share, isin),
    ),
  );
}

/** The heaviest weight has what rounding leaves of the whole. */
function weightLines(
  { weights, shares }: TargetSubject,
  isin: string,
  { share }: TargetShare,
): readonly TrailLine[] {
  const result = weights.get(isin);
  // No share is divided by nothing: without a target there is no weight either.
  if (!result) return [NOTHING];
  const total = sum(Array.from(shares.values(), (one) => one.share));
  const lines = linesOf(
    [figure('start', 'target_share', share, isin), figure('divide', 'target_shares_total', total)],
    true,
  );
  const rest = subtract(result, divide(share, total, PUBLISHED_DIGITS));
  if (isZero(rest)) return lines;
  const together = { kind: 'rounding', operator: 'plus', operand: rest, rule: 'together' } as const;
  return [...lines, { ...together, expression: {}, result }];
}

/** The target itself, or the part of the target of a class that the value has in those that divide it. */
function shareLines(isin: string, { target, members }: TargetShare): readonly TrailLine[] {
  const setting: Step = { kind: 'setting', operator: 'start', operand: target.weight };
  const own = members.find((one) => one.isin === isin);
  if (!own) return linesOf([setting]);
  const all = sum(members.map(({ value }) => value));
  return linesOf(
    [
      setting,
      figure('times', 'market_value', own.value, isin),
      figure('divide', 'shared_target_value', all, isin),
    ],
    true,
  );
}
