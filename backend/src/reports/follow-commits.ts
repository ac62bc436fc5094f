import type { Committed } from '../db/unit-of-work.ts';
import type { PortfolioBook } from './portfolio-summary/portfolio-book.ts';

/** How long whoever wrote waits for the reports to follow, in milliseconds. They follow one change in less. */
const LONGEST_WAIT_MS = 30;

/** Resolves when `work` has, or after a while; what fails later fails again for whoever asks for a report. */
async function forAWhile(work: Promise<unknown>, longest = LONGEST_WAIT_MS): Promise<void> {
  if (longest === 0) {
    work.catch(() => undefined);
    return;
  }
  const { promise: isOver, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => {
    work.catch(() => undefined);
    resolve(undefined);
  }, longest);
  try {
    await Promise.race([work, isOver]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets the reports follow what was committed, so that the next question finds its answer ready. After a long import all
 * is read anew, and whoever asks for a report waits for that, but nobody who writes.
 */
export function followCommits(book: PortfolioBook, print: () => Promise<unknown>) {
  const follow = async (told: Promise<{ isOpen: boolean }>) => {
    const { isOpen } = await told;
    if (isOpen) await print();
  };
  return {
    onCommit: async (committed: Committed): Promise<void> => {
      const longest = book.isBehind(committed.changeId) ? 0 : LONGEST_WAIT_MS;
      await forAWhile(follow(book.onCommit(committed)), longest);
    },
    onQuotes: async (names: Parameters<PortfolioBook['onQuotes']>[0]): Promise<void> => {
      await forAWhile(follow(book.onQuotes(names)));
    },
  };
}
