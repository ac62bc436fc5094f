import { sql } from 'kysely';
import type { Database } from '../../db/open-database.ts';

/** SQLite stamps the rows that migrations make, by a clock that no test can set. */
export async function stampMigratedRows({ write }: Database): Promise<void> {
  for (const table of ['asset_kinds_versions', 'asset_accounts_versions'])
    await sql`UPDATE ${sql.table(table)} SET created_at = '2026-09-28T09:00:00.000000', updated_at = '2026-09-28T09:00:00.000000'`.execute(
      write,
    );
}
