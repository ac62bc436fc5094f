import { setImmediate as breathe } from 'node:timers/promises';

/** No other request waits longer for work in between. */
const LONGEST_MS = 10;

/** Lets waiting requests run now and then while something long is worked out. */
export class Breath {
  #since = performance.now();

  /** To be called often: takes a breath when it is time for one. */
  async due(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_MS) return;
    await breathe();
    this.#since = performance.now();
  }

  /** Works to the end, with a breath wherever the work pauses and it is time for one. */
  async finish<T>(work: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await this.due();
    }
  }
}
