import type { RowOf } from '../db/tables.ts';
import type { Work } from '../db/unit-of-work.ts';
import { bringSnapshots } from './bring-snapshots.ts';
import { bringTransactions } from './bring-transactions.ts';
import { bringUniqueRows } from './bring-unique-rows.ts';
import type { EarlierNoun } from './earlier-noun.ts';
import type { EarlierTables } from './earlier-tables.repository.ts';
import type { Outcome } from './outcome.ts';
import { type EarlierRow, readEarlierRows, SOURCES } from './read-earlier-rows.ts';
import type { MovedSet } from './separate-snapshots.ts';
import { staleValueReason } from './stale-value.ts';
import { currentRows } from './target.repository.ts';

/** What became of every row of the earlier database. */
export interface BroughtRows {
  readonly outcomes: { readonly [N in EarlierNoun]: Outcome<N> };
  readonly moved: readonly MovedSet[];
}

/** Why a position value would be stale beside the trades that are here by now. */
async function objectionToValues({ trx }: Work) {
  const trades: ReadonlyMap<string, readonly RowOf<'transactions'>[]> = Map.groupBy(
    await currentRows(trx, 'transactions'),
    (row) => row.isin,
  );
  return ({ isin, updated_at: enteredAt }: { isin: string; updated_at: string }) =>
    staleValueReason(trades.get(isin) ?? [], enteredAt);
}

/**
 * Brings every noun, as part of one change. Transactions come first: position values are judged beside them.
 *
 * @param today trades after this day are brought with a note
 */
export async function bringRows(work: Work, tables: EarlierTables, today: string): Promise<BroughtRows> {
  const rowsOf = <N extends EarlierNoun>(noun: N): EarlierRow<N>[] =>
    readEarlierRows(noun, tables[SOURCES[noun].table], today);
  const transactions = await bringTransactions(work, rowsOf('transactions'));
  const position_values = await bringUniqueRows(
    work,
    'position_values',
    rowsOf('position_values'),
    await objectionToValues(work),
  );
  const isin_metadata = await bringUniqueRows(work, 'isin_metadata', rowsOf('isin_metadata'));
  const other_assets = await bringUniqueRows(work, 'other_assets', rowsOf('other_assets'));
  const settings = await bringUniqueRows(work, 'settings', rowsOf('settings'));
  const { outcome: snapshots, moved } = await bringSnapshots(work, rowsOf('snapshots'));
  return {
    outcomes: { transactions, position_values, isin_metadata, other_assets, settings, snapshots },
    moved,
  };
}
