/**
 * Values of days gone by that come with the file of a portfolio: versions that one import opens and ends. What they were
 * until is no change of this database, so they carry it themselves; of all other versions it is the moment of the
 * change that ended them.
 */
import { sql, type Kysely } from 'kysely';
import { textForm } from './noun-schema.ts';

/** The nouns whose past the figures of past days are told by. */
const NOUNS_OF_0011 = ['settings', 'position_values', 'other_assets'];

export const name = '0011-brought-past';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const noun of NOUNS_OF_0011) {
    const column = `ended_at TEXT CHECK (ended_at IS NULL OR ${textForm.instant('ended_at')})`;
    await sql.raw(`ALTER TABLE ${noun}_versions ADD COLUMN ${column}`).execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const noun of NOUNS_OF_0011)
    await sql.raw(`ALTER TABLE ${noun}_versions DROP COLUMN ended_at`).execute(db);
}
