/** Who gets in: the password, sessions, passkeys and API tokens. No nouns: not part of History, undo or any export. */
import { sql, type Kysely } from 'kysely';

const TABLES = [
  `CREATE TABLE owner_password (
     id     INTEGER PRIMARY KEY CHECK (id = 1),
     hash   TEXT NOT NULL CHECK (hash LIKE '$argon2id$%'),
     set_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE sessions (
     id            INTEGER PRIMARY KEY AUTOINCREMENT,
     secret_hash   TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
     password_mark TEXT NOT NULL CHECK (length(password_mark) = 64),
     method        TEXT NOT NULL CHECK (method IN ('password', 'passkey')),
     address       TEXT NOT NULL,
     browser       TEXT NOT NULL,
     created_at    TEXT NOT NULL,
     seen_at       TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE api_tokens (
     id          INTEGER PRIMARY KEY AUTOINCREMENT,
     name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
     secret_hash TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
     scope       TEXT NOT NULL CHECK (scope IN ('read', 'full')),
     created_at  TEXT NOT NULL,
     used_at     TEXT
   ) STRICT`,
  `CREATE TABLE passkeys (
     id            INTEGER PRIMARY KEY AUTOINCREMENT,
     name          TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
     credential_id TEXT NOT NULL UNIQUE,
     public_key    TEXT NOT NULL,
     counter       INTEGER NOT NULL,
     site          TEXT NOT NULL,
     created_at    TEXT NOT NULL,
     used_at       TEXT
   ) STRICT`,
];

export const name = '0013-access';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['passkeys', 'api_tokens', 'sessions', 'owner_password'])
    await sql.raw(`DROP TABLE ${table}`).execute(db);
}
