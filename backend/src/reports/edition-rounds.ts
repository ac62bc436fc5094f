import { onOneEdition, type KnownPortfolio, type PortfolioReader } from './known-portfolio.ts';

/** What a question asks of the database besides the portfolio, and how it is answered from that alone. */
export interface Inquiry<Read, Told> {
  readonly read: (known: KnownPortfolio) => Promise<Read>;
  readonly tell: (known: KnownPortfolio, read: Read) => Promise<Told>;
}

/** Answers questions about all days, one edition of the portfolio after the other. */
export interface EditionRounds {
  /** From an edition no older than the question. */
  ask<Read, Told>(inquiry: Inquiry<Read, Told>): Promise<Told>;
}

interface Asked {
  /** Answers what is to be done once everything is read. */
  readonly read: (known: KnownPortfolio) => Promise<() => Promise<void>>;
  readonly refuse: (error: unknown) => void;
}

/**
 * Whoever asks while a round runs takes part in the next, and all of a round are answered from one edition. So the walks
 * through all days are shared, and what is written meanwhile makes nobody begin anew: under writes without end everybody
 * waits for two rounds at most. Only what is read of the database is read again when a commit came in between.
 */
export function editionRounds(book: PortfolioReader): EditionRounds {
  let waiting: Asked[] = [];
  let isRunning = false;

  const round = async (asked: readonly Asked[]) => {
    const tell = await onOneEdition(
      book,
      async (known) => await Promise.all(asked.map(async ({ read }) => await read(known))),
    );
    // One by one: other requests then wait for a breath of one of them, and not of all.
    for (const one of tell) await one();
  };

  const run = async () => {
    isRunning = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      await round(asked).catch((error: unknown) => {
        for (const { refuse } of asked) refuse(error);
      });
    }
    isRunning = false;
  };

  return {
    ask: async <Read, Told>({ read, tell }: Inquiry<Read, Told>) =>
      await new Promise<Told>((resolve, reject) => {
        waiting.push({
          read: async (known) => {
            const found = await read(known);
            return async () => {
              await tell(known, found).then(resolve, reject);
            };
          },
          refuse: reject,
        });
        if (!isRunning) void run();
      }),
  };
}
