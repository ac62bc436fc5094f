import { type RefusedRow, rowReason } from '@portfolio/domain';
import type { Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { SkipCode } from '../../http/wire-reasons.ts';
import { transfersOf } from './imports.repository.ts';
import { ownTransfers, sideOfRow, type TransferSide } from './own-transfers.ts';
import type { PreparedRow, PreparedStatement } from './prepare-statement.ts';
import { findDuplicates } from './stored-rows.ts';

/** What the ledger says to a statement. */
export interface ComparedStatement {
  readonly fresh: readonly PreparedRow[];
  readonly duplicates: ReadonlyMap<PreparedRow, SkipCode>;
  /** With those of the reader. */
  readonly refused: readonly RefusedRow[];
  /** The other side of a transfer between own brokers. */
  readonly otherSideOf: ReadonlyMap<PreparedRow, TransferSide>;
}

/**
 * Compares a statement with the ledger: what is there already, and which transfers are between own brokers. Units that
 * arrive from an own broker bring its lots, so their price is left out; units that arrive from nowhere known need one.
 */
export async function compareStatement(
  db: Transaction<Tables>,
  { rows, refused }: PreparedStatement,
  allowDuplicates: boolean,
): Promise<ComparedStatement> {
  const duplicates = allowDuplicates ? new Map<PreparedRow, SkipCode>() : await findDuplicates(db, rows);
  const candidates = rows.filter((row) => !duplicates.has(row));
  const otherSideOf = await otherSides(db, candidates);
  const costless = candidates.filter((row) => needsCost(row) && !otherSideOf.has(row));
  const fresh = candidates.filter((row) => !costless.includes(row));
  const withoutPrice = (row: PreparedRow) =>
    row.columns.transaction_type === 'TRANSFER_IN' && otherSideOf.has(row) ? withoutCost(row) : row;
  const kept = new Map(fresh.map((row) => [row, withoutPrice(row)]));
  return {
    fresh: [...kept.values()],
    duplicates,
    refused: [...refused, ...costless.map(withoutKnownCost)].sort((left, right) => left.row - right.row),
    otherSideOf: new Map([...otherSideOf].map(([row, side]) => [kept.get(row) ?? row, side])),
  };
}

const needsCost = ({ columns }: PreparedRow) =>
  columns.transaction_type === 'TRANSFER_IN' && columns.price_per_unit === null;

const withoutCost = (row: PreparedRow): PreparedRow => ({
  ...row,
  columns: { ...row.columns, price_per_unit: null, acquired_on: null },
});

/** What the file has in the row is not kept of one that was read; what was read of it is shown in its place. */
function withoutKnownCost({ row, columns }: PreparedRow): RefusedRow {
  const { isin, date, broker, transaction_type, product } = columns;
  const units = columns.units ?? '';
  const errors = [rowReason('price_per_unit', 'arrival_without_cost', { row: String(row), units, isin })];
  const raw = { date, transaction_type, broker, isin, units, ...(product !== null && { name: product }) };
  return { row, verdict: { kind: 'refused', isin, date, errors }, raw };
}

async function otherSides(
  db: Transaction<Tables>,
  rows: readonly PreparedRow[],
): Promise<Map<PreparedRow, TransferSide>> {
  const sides = new Map<TransferSide, PreparedRow>();
  for (const row of rows) {
    const side = sideOfRow(row);
    if (side) sides.set(side, row);
  }
  const recorded = await transfersOf(db, new Set([...sides.keys()].map(({ isin }) => isin)));
  const pairs = ownTransfers([...recorded.map((each) => ({ ...each, row: null })), ...sides.keys()]);
  const others = new Map<PreparedRow, TransferSide>();
  for (const [side, row] of sides) {
    const other = pairs.get(side);
    if (other) others.set(row, other);
  }
  return others;
}
