import { useQuery } from '@tanstack/react-query';
import { totalQuery } from '../features/transactions/queries.ts';
import { RecordTransactionLink } from './record-transaction-link.tsx';

/** Leads someone who has recorded nothing yet to the first trade, from a page that is about something else. */
export function FirstTrade() {
  const total = useQuery(totalQuery).data;
  return total === 0 && <RecordTransactionLink look="quiet" withKey />;
}
