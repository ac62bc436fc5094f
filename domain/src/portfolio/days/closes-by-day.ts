import { type CloseSeries, indexOnOrBefore } from '../../valuation/close-series.ts';
import type { KnownCloses } from '../../valuation/closes.ts';

/** Closes of one series that follow each other, without one of another series that counts in between. */
export interface CloseRun {
  readonly series: CloseSeries;
  readonly from: number;
  /** The index after the last one, above `from`. */
  readonly to: number;
}

/** Passes all closes of an instrument, run by run; of two on one day the one of the earlier series counts. */
export class ClosesByDay {
  readonly #series: readonly CloseSeries[];
  readonly #next: number[];

  constructor(known: KnownCloses) {
    this.#series = known.map(({ series }) => series);
    this.#next = known.map(() => 0);
  }

  /**
   * Passes the next closes on or before a day.
   *
   * @param until days since 1970-01-01
   * @returns null when there is none
   */
  pass(until: number): CloseRun | null {
    let day = Number.POSITIVE_INFINITY;
    let found = -1;
    for (let place = 0; place < this.#series.length; place += 1) {
      const next = this.#dayAt(place);
      if (next < day) [day, found] = [next, place];
    }
    if (day > until) return null;
    const series = this.#series[found] as CloseSeries;
    const from = this.#next[found] as number;
    const to = indexOnOrBefore(series, Math.min(until, this.#lastAlone(found, day))) + 1;
    this.#next[found] = to;
    return { series, from, to };
  }

  /** The last day before another series has its next close; those of this very day are passed over. */
  #lastAlone(found: number, day: number): number {
    let last = Number.POSITIVE_INFINITY;
    for (let place = 0; place < this.#series.length; place += 1) {
      if (place === found) continue;
      if (this.#dayAt(place) === day) this.#next[place] = (this.#next[place] as number) + 1;
      last = Math.min(last, this.#dayAt(place) - 1);
    }
    return last;
  }

  #dayAt(place: number): number {
    return this.#series[place]?.days[this.#next[place] as number] ?? Number.POSITIVE_INFINITY;
  }
}
