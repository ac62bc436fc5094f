import type { Transaction } from 'kysely';
import { printable } from '../../db/printable.ts';
import type { Tables, TransactionColumns } from '../../db/tables.ts';
import type { Work } from '../../db/unit-of-work.ts';
import type { SkipCode } from '../../http/wire-reasons.ts';
import { retirePositionValues } from '../position-values/retire-position-values.rule.ts';
import { knownIdentities, likenessOf, unidentifiedLikenesses } from './imports.repository.ts';

/** The columns of a row that was read from a file, but for the stamps. */
export type FileColumns = Omit<TransactionColumns, 'created_at' | 'updated_at'> & { row_identity: string };

/** A row of a file with what would be stored of it. */
export interface FileRow {
  readonly columns: FileColumns;
}

const LONGEST_SUMMARY = 300;

/** Which rows are in the ledger already, or above in the file, and why that is thought. */
export async function findDuplicates<Row extends FileRow>(
  db: Transaction<Tables>,
  rows: readonly Row[],
): Promise<Map<Row, SkipCode>> {
  const known = await knownIdentities(
    db,
    rows.map(({ columns }) => columns.row_identity),
  );
  const unidentified = await unidentifiedLikenesses(db);
  const duplicates = new Map<Row, SkipCode>();
  const above = new Set<string>();
  for (const row of rows) {
    const identity = row.columns.row_identity;
    if (known.has(identity)) duplicates.set(row, 'already_imported');
    else if (above.has(identity)) duplicates.set(row, 'twice_in_file');
    above.add(identity);
    if (duplicates.has(row)) continue;
    if (unidentified.size > 0) {
      const likeness = likenessOf(row.columns);
      const alike = unidentified.get(likeness) ?? 0;
      if (alike === 0) continue;
      unidentified.set(likeness, alike - 1);
      duplicates.set(row, 'already_brought_over');
    }
  }
  return duplicates;
}

/** A sentence for the list of changes, with the name of a file in it. */
export const summaryOf = (words: string): string => printable(words, LONGEST_SUMMARY);

/** Stores what is new, as one change. Ids in the order of the file's rows. */
export async function storeRows(
  work: Work,
  fresh: readonly FileRow[],
  summary: (count: number) => string,
): Promise<number[]> {
  const isins = new Set(fresh.map(({ columns }) => columns.isin));
  const rows = await retirePositionValues(
    work,
    isins,
    async () =>
      await work.change.insert(
        'transactions',
        fresh.map(({ columns }) => Object.assign(columns, { created_at: work.at, updated_at: work.at })),
      ),
  );
  await work.change.summarise(summaryOf(summary(rows.length)));
  return rows.map((row) => row.id);
}
