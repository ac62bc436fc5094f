import type { Insertable, Kysely, Selectable } from 'kysely';
import type { ApiTokenTable, PasskeyTable, SessionTable } from '../db/access-tables.ts';
import type { Tables } from '../db/tables.ts';

export type Session = Selectable<SessionTable>;
export type ApiToken = Selectable<ApiTokenTable>;
export type Passkey = Selectable<PasskeyTable>;

type Db = Kysely<Tables>;

export async function readPasswordHash(db: Db): Promise<string | null> {
  const row = await db.selectFrom('owner_password').select('hash').executeTakeFirst();
  return row?.hash ?? null;
}

export async function putPasswordHash(db: Db, hash: string, at: string): Promise<void> {
  await db
    .insertInto('owner_password')
    .values({ id: 1, hash, set_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ hash, set_at: at }))
    .execute();
}

export async function listSessions(db: Db): Promise<Session[]> {
  return await db.selectFrom('sessions').selectAll().orderBy('id', 'desc').execute();
}

export async function addSession(db: Db, session: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

export async function touchSession(db: Db, id: number, at: string): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: at }).where('id', '=', id).execute();
}

/** @returns whether there was one */
export async function removeSession(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All but one, or all. @returns how many there were */
export async function removeSessions(db: Db, but: number | null): Promise<number> {
  const query = db.deleteFrom('sessions').returning('id');
  const ended = await (but === null ? query : query.where('id', '<>', but)).execute();
  return ended.length;
}

/** Those that were not seen since, or began before. */
export async function removeOldSessions(db: Db, seenBefore: string, begunBefore: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((either) =>
      either.or([either('seen_at', '<', seenBefore), either('created_at', '<', begunBefore)]),
    )
    .execute();
}

export async function listApiTokens(db: Db): Promise<ApiToken[]> {
  return await db.selectFrom('api_tokens').selectAll().orderBy('id', 'desc').execute();
}

export async function addApiToken(db: Db, token: Insertable<ApiTokenTable>): Promise<ApiToken> {
  return await db.insertInto('api_tokens').values(token).returningAll().executeTakeFirstOrThrow();
}

export async function touchApiToken(db: Db, id: number, at: string): Promise<void> {
  await db.updateTable('api_tokens').set({ used_at: at }).where('id', '=', id).execute();
}

/** @returns whether there was one */
export async function removeApiToken(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function listPasskeys(db: Db): Promise<Passkey[]> {
  return await db.selectFrom('passkeys').selectAll().orderBy('id', 'desc').execute();
}

export async function addPasskey(db: Db, passkey: Insertable<PasskeyTable>): Promise<Passkey> {
  return await db.insertInto('passkeys').values(passkey).returningAll().executeTakeFirstOrThrow();
}

export async function usePasskey(db: Db, id: number, counter: number, at: string): Promise<void> {
  await db.updateTable('passkeys').set({ counter, used_at: at }).where('id', '=', id).execute();
}

/** @returns whether there was one */
export async function removePasskey(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('passkeys').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
