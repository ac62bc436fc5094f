import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';

/** The changes after one and before another: what others have changed while rows arrived that will be the latter. */
export interface Meanwhile {
  readonly after: number;
  readonly before: number;
}

/**
 * Whether a file might be read otherwise now: rows that say where they came from are there that were not, or a transfer, or
 * a setting is another.
 */
export async function readsOtherwise(db: Kysely<Tables>, { after, before }: Meanwhile): Promise<boolean> {
  const { rows } = await sql<{ does: 0 | 1 }>`SELECT
    EXISTS (SELECT 1 FROM transactions_versions WHERE from_change > ${after} AND from_change < ${before}
      AND (row_identity IS NOT NULL OR transaction_type IN ('TRANSFER_IN', 'TRANSFER_OUT')))
    OR EXISTS (SELECT 1 FROM settings_versions WHERE from_change > ${after} OR to_change > ${after}) AS does`.execute(
    db,
  );
  return rows[0]?.does === 1;
}

/** The ISINs whose transactions or position value are others now. */
export async function isinsChanged(db: Kysely<Tables>, { after, before }: Meanwhile): Promise<Set<string>> {
  const { rows } = await sql<{ isin: string }>`
    SELECT isin FROM transactions_versions WHERE from_change > ${after} AND from_change < ${before}
    UNION SELECT isin FROM transactions_versions WHERE to_change > ${after}
    UNION SELECT isin FROM position_values_versions WHERE from_change > ${after} OR to_change > ${after}`.execute(
    db,
  );
  return new Set(rows.map(({ isin }) => isin));
}
