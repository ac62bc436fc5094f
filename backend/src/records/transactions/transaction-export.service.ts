import { csvLine, plainText } from '../../http/csv-lines.ts';
import type { Deps } from '../../deps.ts';
import { instrumentNames } from '../isin-metadata/isin-metadata.repository.ts';
import { lastChangeId } from '../../db/last-change-id.ts';
import { transactionsAsOf } from './transaction-list.repository.ts';
import { type ListMemory, listTransactions } from './transaction-list.service.ts';
import {
  transactionSchema,
  type TransactionListQuery,
  type TransactionWire,
  wireTransaction,
} from './transactions.schema.ts';

const COLUMNS = Object.keys(transactionSchema.shape) as (keyof TransactionWire)[];

/** Columns that hold what somebody wrote. */
const TEXTS: ReadonlySet<keyof TransactionWire> = new Set([
  'isin',
  'broker',
  'currency',
  'external_id',
  'product',
  'name',
]);

/** Small enough that no other request notices it being read and written. */
const ROWS_PER_PART = 500;

function lineOf(transaction: TransactionWire): string {
  return csvLine(
    COLUMNS.map((column) => {
      const cell = transaction[column];
      return TEXTS.has(column) ? plainText(cell as string | null) : cell;
    }),
  );
}

/**
 * The list as a file, part by part: every member of each transaction.
 *
 * What the list is, is decided before the first part, and rows are shown as they stood then: versions stay, so changes
 * made meanwhile do not tear the file.
 */
export async function exportTransactions(
  deps: Deps,
  memory: ListMemory,
  query: TransactionListQuery,
): Promise<AsyncIterable<string>> {
  const db = deps.database.read;
  if (query.sort_by === 'net_amount') await memory.netAmounts.prepare();
  const { ids, asOf } = await db.transaction().execute(async (trx) => {
    const { ids } = await listTransactions(trx, memory, query, { skip: 0, limit: null });
    return { ids, asOf: await lastChangeId(trx) };
  });
  async function* parts() {
    yield csvLine(COLUMNS);
    for (let start = 0; start < ids.length; start += ROWS_PER_PART) {
      const rows = await transactionsAsOf(db, ids.slice(start, start + ROWS_PER_PART), asOf);
      const names = await instrumentNames(
        db,
        rows.map((row) => row.isin),
      );
      yield rows.map((row) => lineOf(wireTransaction(row, names.get(row.isin)))).join('');
    }
  }
  return parts();
}
