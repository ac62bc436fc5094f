export interface NiceTicks {
  readonly ticks: readonly number[];
  /** What the axis reaches from and to: every figure, and every tick. */
  readonly domain: readonly [number, number];
}

/** The part of the height that may lie empty below the lowest figure. */
const MOST_WASTE = 0.3;

/** Steps that a reader counts in, as multiples of a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/** The multiples of `step` from the last at or below `low` up to `high`, as whole numbers of steps. */
function countOf(low: number, high: number, step: number): readonly [number, number] {
  // A figure on a tick must not fall below it by an error of the binary division.
  return [Math.floor(low / step + 1e-9), Math.floor(high / step + 1e-9)];
}

/** Some space around a figure that is everywhere the same. */
function widened(low: number, high: number): readonly [number, number] {
  if (low !== high) return [low, high];
  const room = Math.abs(low) / 10 || 1;
  return low === 0 ? [0, room] : [low - room, high + room];
}

/**
 * At most `most` round figures for the lines of an axis; the first lies at or below the lowest figure, unless that
 * would leave much of the height empty.
 *
 * Binary floats, for pixels and labels of an axis only.
 */
export function niceTicks(lowest: number, highest: number, most = 3): NiceTicks {
  const [low, high] = widened(lowest, highest);
  let power = 10 ** Math.floor(Math.log10((high - low) / most));
  for (;;) {
    for (const multiple of STEPS) {
      const step = multiple * power;
      const [first, last] = countOf(low, high, step);
      if (last - first + 1 > most) continue;
      const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
        roundedTo(step, (first + index) * step),
      );
      return withoutWaste(ticks, low, high);
    }
    power *= 10;
  }
}

/** A first line that would leave a part of the height empty is left out; the lowest figure stands near the bottom. */
function withoutWaste(ticks: readonly number[], low: number, high: number): NiceTicks {
  const [first = low, ...others] = ticks;
  if ((low - first) / (high - first) <= MOST_WASTE || others.length === 0)
    return { ticks, domain: [first, high] };
  return { ticks: others, domain: [low - (high - low) / 20, high] };
}

/** Without the digits that the binary product adds: 3 × 0.1 is 0.3. */
function roundedTo(step: number, value: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(digits, 20)));
}
