import { setImmediate as breathe } from 'node:timers/promises';

/** No other request waits longer for work in between. */
const LONGEST_MS = 10;

/** Lets waiting requests run now and then while something long is worked out; the first time at once. */
export class Breath {
  #since = Number.NEGATIVE_INFINITY;

  /** Whether it is time for a breath: what is done very often asks before it waits. */
  get isDue(): boolean {
    return performance.now() - this.#since >= LONGEST_MS;
  }

  /** To be called often: takes a breath when it is time for one. */
  async due(): Promise<void> {
    if (!this.isDue) return;
    await breathe();
    this.#since = performance.now();
  }

  /** Works to the end, with a breath before it and wherever the work pauses and it is time for one. */
  async finish<T>(work: Generator<undefined, T>): Promise<T> {
    for (;;) {
      if (this.isDue) await this.due();
      const step = work.next();
      if (step.done) return step.value;
    }
  }
}
