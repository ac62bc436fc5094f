/** How tables that no reader knows are read, and what the owner has said is right though it looks wrong. */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns } from './noun-schema.ts';

const mappings = nounSchema(
  'import_mappings',
  `name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
   header  TEXT NOT NULL CHECK (json_valid(header)),
   mapping TEXT NOT NULL CHECK (json_valid(mapping)),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_header ON (header)'],
  'name, header, mapping, created_at, updated_at',
);

const dismissals = nounSchema(
  'dismissals',
  `code  TEXT NOT NULL CHECK (code IN ('suspected_duplicate', 'suspected_split')),
   about TEXT NOT NULL CHECK (length(about) BETWEEN 1 AND 200),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_about ON (code, about)'],
  'code, about, created_at, updated_at',
);

export const name = '0012-import-mappings';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...mappings, ...dismissals]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const noun of ['dismissals', 'import_mappings']) {
    await sql.raw(`DROP VIEW ${noun}`).execute(db);
    await sql.raw(`DROP TABLE ${noun}_versions`).execute(db);
  }
}
