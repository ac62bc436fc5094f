/** Why an instrument that is held counts for nothing. */
export const GAP_REASONS = ['oversold', 'no_price', 'no_rate'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/**
 * Evenings on which an instrument counts for nothing though there are units of it, or fewer than none. None of them, `to`
 * the same as `from`, where units came or went on a day in the evening of which there are none: no start value needs them.
 */
export interface Gap {
  readonly reason: GapReason;
  readonly from: number;
  /** The first evening on which it counts again. */
  readonly to: number;
}

/** An instrument that a period cannot be told with, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: GapReason;
}

/**
 * The instruments that count for nothing on any evening of a period, or of which units came or went without a value after
 * its start day, with the first reason of each: the period is told without them, from its first day on, because a value
 * that is there on some days only is no return.
 *
 * @param from index of the start day
 * @param to   index of the end day
 * @see docs/spec/returns.md §8
 */
export function leftOut(gaps: ReadonlyMap<string, readonly Gap[]>, from: number, to: number): LeftOut[] {
  return Array.from(gaps, ([name, ofName]) => {
    const gap = ofName.find((one) => one.from <= to && one.to > from);
    return gap ? [{ name, reason: gap.reason }] : [];
  }).flat();
}
