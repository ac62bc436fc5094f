/** How close to their targets values can come with some money: nothing is rounded to units, and nothing is charged. */
export interface EvenSpread {
  /** Sum of the squared deviations that remain, rounded down. */
  readonly cost: bigint;
  /** The deviation of all that is bought or sold, rounded down; ≤ 0. What cannot come down to it stays above. */
  readonly level: bigint;
}

/**
 * The least sum of squares Σ zⱼ² with zⱼ ≥ floorⱼ and Σ zⱼ ≤ most: water that is let out to one level.
 *
 * @param floors descending; the lowest deviation that each can have
 * @param most   of the sum of all deviations
 * @returns null when the floors alone are more than that
 * @see docs/spec/rebalancing.md §3
 */
export function spreadEvenly(floors: readonly bigint[], most: bigint): EvenSpread | null {
  let cost = 0n;
  let left = most;
  let open = BigInt(floors.length);
  for (const floor of floors) {
    // Above the level of what is left for the rest, or above zero: it stays where it is.
    if (floor <= 0n && floor * open <= left) break;
    cost += floor * floor;
    left -= floor;
    open -= 1n;
  }
  if (open === 0n) return left < 0n ? null : { cost, level: 0n };
  if (left >= 0n) return { cost, level: 0n };
  const level = -((-left + open - 1n) / open);
  return { cost: cost + (left * left) / open, level };
}
