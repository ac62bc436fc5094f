import { decimal, decimalText, roundHalfEven } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import type { TransactionColumns, Tables } from '../../db/tables.ts';

/** Marks rows that came from a database of the earlier implementation; see commands/import-database.ts. */
export const EARLIER_DATABASE = 'v1:';

/** Those of the identities that current rows of the ledger carry; asked at once, and not one by one, whether any does. */
export async function knownIdentities(
  db: Kysely<Tables>,
  identities: readonly string[],
): Promise<Set<string>> {
  const some = await db
    .selectFrom('transactions')
    .select('id')
    .where('row_identity', '>=', '')
    .limit(1)
    .executeTakeFirst();
  if (!some) return new Set();
  const { rows } = await sql<{ identity: string }>`
    SELECT value AS identity FROM json_each(${JSON.stringify(identities)})
    WHERE EXISTS (SELECT 1 FROM transactions WHERE row_identity = value)`.execute(db);
  return new Set(rows.map((row) => row.identity));
}

type Likeness = Pick<
  TransactionColumns,
  'broker' | 'date' | 'isin' | 'transaction_type' | 'units' | 'price_per_unit' | 'fee'
>;

/** What a trade looks like with the four and two digits that the earlier implementation kept. */
export function likenessOf(row: Likeness): string {
  const rounded = (text: string | null, digits: number) =>
    text && decimalText(roundHalfEven(decimal(text), digits));
  return [
    row.broker.toLowerCase(),
    row.date,
    row.isin,
    row.transaction_type,
    rounded(row.units, 4),
    rounded(row.price_per_unit, 4),
    rounded(row.fee, 2),
  ].join('|');
}

/** How many rows of each likeness came from an earlier database, which knew neither order ids nor times. */
export async function unidentifiedLikenesses(db: Kysely<Tables>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('transactions')
    .select(['broker', 'date', 'isin', 'transaction_type', 'units', 'price_per_unit', 'fee'])
    .where('row_identity', '>=', EARLIER_DATABASE)
    .where('row_identity', '<', `${EARLIER_DATABASE}\uffff`)
    .execute();
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(likenessOf(row), (counts.get(likenessOf(row)) ?? 0) + 1);
  return counts;
}

/** The transfers of some instruments that are in the ledger. */
export async function transfersOf(
  db: Kysely<Tables>,
  isins: ReadonlySet<string>,
): Promise<
  (Pick<TransactionColumns, 'transaction_type' | 'isin' | 'broker' | 'date'> & {
    id: number;
    units: string;
  })[]
> {
  if (isins.size === 0) return [];
  const some = sql<string>`(SELECT value FROM json_each(${JSON.stringify([...isins])}))`;
  const rows = await db
    .selectFrom('transactions')
    .select(['id', 'transaction_type', 'isin', 'broker', 'date', 'units'])
    .where('isin', 'in', some)
    .where('transaction_type', 'in', ['TRANSFER_IN', 'TRANSFER_OUT'])
    .execute();
  return rows.flatMap((row) => (row.units === null ? [] : { ...row, units: row.units }));
}
