import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { totalQuery } from '../features/transactions/queries.ts';
import { NoTrades } from './no-trades.tsx';

/** A page that tells nothing before anything is recorded: then it leads to the first transaction. */
export function WhenTraded({ children }: { children: ReactNode }) {
  return useQuery(totalQuery).data === 0 ? <NoTrades /> : children;
}
