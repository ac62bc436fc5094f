import { setImmediate as breathe } from 'node:timers/promises';

/** No other request waits longer for work in between. */
const LONGEST_MS = 10;

/** Lets waiting requests run now and then while something long is worked out. */
export class Breath {
  #since = performance.now();

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

  /** Works to the end, with a breath wherever the work pauses and it is time for one. */
  async finish<T>(work: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      if (this.isDue) await this.due();
    }
  }
}
