import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { compare, type Decimal, isPositive, isZero, subtract, ZERO } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';

/** The level of an index at the end of a day. */
export interface Level {
  readonly date: LocalDate;
  readonly index: Decimal;
}

/** How far an index fell below what it had been, and for how long. Fractions ≤ 0, with GUARD_DIGITS. */
export interface Drawdown {
  readonly maximum: Decimal;
  /** The day of the peak before the deepest fall; null when it never fell. */
  readonly peakDate: LocalDate | null;
  readonly troughDate: LocalDate | null;
  /** The first day back at that peak or above it; null when it never fell or has not recovered. */
  readonly recoveryDate: LocalDate | null;
  readonly current: Decimal;
  /** Calendar days of the longest time from a peak until it was reached again, or until the last day. */
  readonly longestDays: number;
}

/** An index carries GUARD_DIGITS, each day rounded: what falls by less than this has only been rounded. */
const ROUNDING: Decimal = { digits: -1n, scale: 30 };

/** (v − peak) / peak ≤ 0; from a peak of 0 or below nothing can fall. */
function fall(index: Decimal, peak: Decimal): Decimal {
  if (!isPositive(peak) || compare(index, peak) >= 0) return ZERO;
  const depth = divide(subtract(index, peak), peak, GUARD_DIGITS);
  return compare(depth, ROUNDING) < 0 ? depth : ZERO;
}

/** The fall of each level from the highest so far. */
export function falls(levels: readonly Level[]): Decimal[] {
  let peak = levels[0]?.index ?? ZERO;
  let before = peak;
  let fallen = ZERO;
  return levels.map(({ index }) => {
    if (index === before) return fallen;
    if (compare(index, peak) > 0) peak = index;
    before = index;
    return (fallen = fall(index, peak));
  });
}

/** Follows an index day by day and remembers its deepest and its longest fall. */
class Fall {
  #peak: Level;
  #isBelow = false;
  #current = ZERO;
  #longestDays = 0;
  #deepest: Pick<Drawdown, 'maximum' | 'peakDate' | 'troughDate' | 'recoveryDate'> = {
    maximum: ZERO,
    peakDate: null,
    troughDate: null,
    recoveryDate: null,
  };

  constructor(first: Level) {
    this.#peak = first;
  }

  take(level: Level): void {
    const { index: peak } = this.#peak;
    const depth = fall(level.index, peak);
    const isBack = compare(level.index, peak) >= 0 || (isPositive(peak) && isZero(depth));
    if (this.#isBelow || !isBack) {
      this.#longestDays = Math.max(this.#longestDays, daysBetween(this.#peak.date, level.date));
    }
    if (isBack) this.#rise(level);
    else this.#sink(level, depth);
    this.#isBelow = !isBack;
  }

  #rise(level: Level): void {
    const { peakDate, recoveryDate } = this.#deepest;
    if (this.#isBelow && peakDate === this.#peak.date && recoveryDate === null) {
      this.#deepest = { ...this.#deepest, recoveryDate: level.date };
    }
    const isHigher = compare(level.index, this.#peak.index) > 0;
    this.#peak = isHigher ? level : { ...this.#peak, date: level.date };
    this.#current = ZERO;
  }

  #sink(level: Level, depth: Decimal): void {
    this.#current = depth;
    if (compare(subtract(depth, this.#deepest.maximum), ROUNDING) >= 0) return;
    this.#deepest = {
      maximum: this.#current,
      peakDate: this.#peak.date,
      troughDate: level.date,
      recoveryDate: null,
    };
  }

  get result(): Drawdown {
    return { ...this.#deepest, current: this.#current, longestDays: this.#longestDays };
  }
}

/**
 * The deepest and the longest fall of an index from its running peak.
 *
 *   (v − peak) / peak
 *
 * @param levels  ascending by day, 1 + the time-weighted return
 * @returns null of no levels
 * @see docs/spec/returns.md §4
 */
export function drawdown(levels: readonly Level[]): Drawdown | null {
  const [first] = levels;
  if (!first) return null;
  const fallen = new Fall(first);
  for (const level of levels) fallen.take(level);
  return fallen.result;
}
