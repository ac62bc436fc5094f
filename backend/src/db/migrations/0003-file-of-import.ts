/**
 * The name of the file that a change imported, by itself: until now it stood in the sentence about the change only,
 * which is English. Imports made before keep it there alone.
 */
import { sql, type Kysely } from 'kysely';

export const name = '0003-file-of-import';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE changes ADD COLUMN file_name TEXT CHECK (length(file_name) BETWEEN 1 AND 255)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE changes DROP COLUMN file_name`.execute(db);
}
