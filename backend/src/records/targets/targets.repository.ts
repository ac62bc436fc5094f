import { decimal, type Target } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** All targets: classes before instruments, each in their order. */
export async function listTargets(db: Kysely<Tables>): Promise<RowOf<'targets'>[]> {
  return await db.selectFrom('targets').selectAll().orderBy('scope').orderBy('key').execute();
}

export async function targetsOf(db: Kysely<Tables>): Promise<Target[]> {
  const rows = await listTargets(db);
  return rows.map(({ scope, key, weight }) => ({ scope, key, weight: decimal(weight) }));
}
