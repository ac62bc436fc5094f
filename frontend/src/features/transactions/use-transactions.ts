import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Transaction, TransactionList } from '../../api/wire.ts';
import { questionOf, type TransactionFilter, WINDOW } from './filter.ts';
import { windowQuery } from './queries.ts';

/** Rows asked for beyond those in sight, on either side, so that scrolling finds them there. */
const AHEAD = 100;

export interface Transactions {
  readonly total: number;
  /** Undefined while it is on its way. */
  readonly transactionAt: (index: number) => Transaction | undefined;
  /** Those that are here, by their place. */
  readonly here: ReadonlyMap<number, readonly Transaction[]>;
  /** The question that these rows answer; the one asked last may still be open. */
  readonly question: string;
  readonly isStale: boolean;
  /** Told which rows are in sight. */
  readonly onSight: (first: number, last: number) => void;
}

export interface TransactionsState {
  /** Null until the first rows are here. */
  readonly transactions: Transactions | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

function startsFor(first: number, last: number, total: number): number[] {
  const from = Math.floor(Math.max(0, first - AHEAD) / WINDOW);
  const to = Math.floor(Math.max(0, Math.min(last + AHEAD, total - 1)) / WINDOW);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * WINDOW);
}

/** Rows by their place. In a map, which is taken as it is: what else is returned is compared member by member. */
function together(results: readonly { data: TransactionList | undefined; error: Error | null }[]) {
  const here = new Map(
    results.flatMap(({ data }) => (data ? [[data.skip, data.transactions] as const] : [])),
  );
  return { here, error: results.find(({ error }) => error)?.error ?? null };
}

/**
 * The transactions that match, of which there may be a hundred thousand: the stretches around what is in sight are
 * fetched, and the rows of the question before stay until the first of the new one are here.
 */
export function useTransactions(filter: TransactionFilter): TransactionsState {
  const question = JSON.stringify(questionOf(filter));
  const first = useQuery(windowQuery(filter, 0));
  const [settled, setSettled] = useState({ filter, question, total: first.data?.total });
  const [starts, setStarts] = useState<readonly number[]>([0]);
  if (first.data && (settled.question !== question || settled.total !== first.data.total)) {
    setSettled({ filter, question, total: first.data.total });
    if (settled.question !== question) setStarts([0]);
  }
  const windows = useQueries({
    queries: starts.map((start) => windowQuery(settled.filter, start)),
    combine: together,
  });
  const transactions = useMemo((): Transactions | null => {
    const { total } = settled;
    if (total === undefined) return null;
    const { here } = windows;
    return {
      total,
      here,
      transactionAt: (index) => here.get(index - (index % WINDOW))?.[index % WINDOW],
      question: settled.question,
      isStale: settled.question !== question,
      onSight: (from, to) => {
        const next = startsFor(from, to, total);
        setStarts((before) => (before.join() === next.join() ? before : next));
      },
    };
  }, [windows, settled, question]);
  return { transactions, error: first.error ?? windows.error, retry: () => void first.refetch() };
}
