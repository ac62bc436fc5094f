import { Kysely, sql, SqliteDialect } from 'kysely';
import { openReader } from './open-database.ts';
import type { Tables } from './tables.ts';

/** The database as it was at one moment, however long it is read and whatever is written meanwhile. */
export interface Moment {
  readonly db: Kysely<Tables>;
  /** Has to be called: while a moment is open, the log of later changes grows. */
  close(): Promise<void>;
}

/** A connection of its own: the one that requests are answered with is not kept waiting. */
export async function openMoment(path: string): Promise<Moment> {
  const connection = openReader(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  await sql`BEGIN`.execute(db);
  // The moment is that of the first look.
  await sql`SELECT count(*) FROM sqlite_master`.execute(db);
  return { db, close: async () => await db.destroy() };
}
