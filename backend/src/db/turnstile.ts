/** Who may write: one at a time, in the order of arrival. */
export interface Turns {
  /**
   * Runs `work` when everyone before has left; leaves when it settles.
   *
   * @param whenAwaited called when somebody waits for `work` to end, each time that one comes
   */
  pass<T>(work: () => Promise<T>, whenAwaited?: () => void): Promise<T>;
  /** Whether somebody waits for whoever is in. */
  readonly isAwaited: boolean;
}

/** Lets one through at a time, in the order of arrival. */
export class Turnstile implements Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #tellWhoIsIn: () => void = () => undefined;

  get isAwaited(): boolean {
    return this.#waiting > 0;
  }

  pass<T>(work: () => Promise<T>, whenAwaited: () => void = () => undefined): Promise<T> {
    this.#waiting += 1;
    this.#tellWhoIsIn();
    const turn = this.#last.then(async () => {
      this.#waiting -= 1;
      this.#tellWhoIsIn = whenAwaited;
      if (this.isAwaited) whenAwaited();
      try {
        return await work();
      } finally {
        this.#tellWhoIsIn = () => undefined;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
