import type { Turns } from '../db/turnstile.ts';
import type { TurnMessage, WorkerMessage } from './import-in-worker.ts';

/** The turns of the server that started this process: its writers and this one go one after the other. */
export class TurnsOfServer implements Turns {
  #isAwaited = false;
  #begin: () => void = () => undefined;
  readonly #tell: (message: WorkerMessage) => unknown;

  /** @param tell sends a message to the server */
  constructor(tell: (message: WorkerMessage) => unknown) {
    this.#tell = tell;
  }

  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  /** To be called with each message that is about turns. */
  hear(message: TurnMessage): void {
    // Both may come at once: whoever waits already is told of right after the turn.
    this.#isAwaited = message === 'awaited';
    if (message === 'write') this.#begin();
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    const begun = Promise.withResolvers<undefined>();
    this.#begin = () => {
      begun.resolve(undefined);
    };
    this.#tell({ kind: 'wants_to_write' });
    await begun.promise;
    try {
      return await work();
    } finally {
      this.#tell({ kind: 'has_written' });
    }
  }
}
