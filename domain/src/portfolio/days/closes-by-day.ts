import type { CloseSeries } from '../../valuation/close-series.ts';
import type { KnownCloses } from '../../valuation/closes.ts';

const NO_CLOSES: CloseSeries = {
  currency: '',
  days: new Int32Array(),
  digits: new BigInt64Array(),
  scale: 0,
};

/** Steps through all closes of an instrument, day by day; of two on one day the one of the earlier series counts. */
export class ClosesByDay {
  readonly #series: readonly CloseSeries[];
  readonly #next: number[];
  /** Days since 1970-01-01 of the close stepped to. */
  day = Number.NEGATIVE_INFINITY;
  digits = 0n;
  series: CloseSeries = NO_CLOSES;

  constructor(known: KnownCloses) {
    this.#series = known.map(({ series }) => series);
    this.#next = known.map(() => 0);
  }

  /** Steps to the next close on or before a day; false, and stays, when there is none. */
  step(until: number): boolean {
    let day = Number.POSITIVE_INFINITY;
    let found = -1;
    for (let place = 0; place < this.#series.length; place += 1) {
      const next = this.#dayAt(place);
      if (next < day) [day, found] = [next, place];
    }
    if (day > until) return false;
    const series = this.#series[found] as CloseSeries;
    this.day = day;
    this.digits = series.digits[this.#next[found] as number] as bigint;
    this.series = series;
    for (let place = found; place < this.#series.length; place += 1) {
      if (this.#dayAt(place) === day) this.#next[place] = (this.#next[place] as number) + 1;
    }
    return true;
  }

  #dayAt(place: number): number {
    return this.#series[place]?.days[this.#next[place] as number] ?? Number.POSITIVE_INFINITY;
  }
}
