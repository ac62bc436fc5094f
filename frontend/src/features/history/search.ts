import { isSubject, type Subject } from './subjects.ts';

/** What the page shows, as its URL says it. */
export interface HistorySearch {
  readonly subject?: Subject | undefined;
  /** First page is 1, and is not written. */
  readonly page?: number | undefined;
  /** The change that is open. */
  readonly change?: number | undefined;
}

function atLeast(least: number, value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

/** Reads the search of a URL; what makes no sense is left out. */
export function readHistorySearch({ subject, page, change }: Record<string, unknown>): HistorySearch {
  return {
    subject: isSubject(subject) ? subject : undefined,
    page: atLeast(2, page),
    change: atLeast(1, change),
  };
}
