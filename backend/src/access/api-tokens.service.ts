import type { TokenScope } from '../db/access-tables.ts';
import { now } from '../db/instant.ts';
import { Problem } from '../http/problem.ts';
import type { AccessDeps } from './access-deps.ts';
import { addApiToken, type ApiToken, removeApiToken } from './access.repository.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What secrets begin with, so that a scan of published files recognises one. */
const MARK = 'etfp_';

export async function makeApiToken(
  { book, log }: AccessDeps,
  { name, scope }: { readonly name: string; readonly scope: TokenScope },
): Promise<{ token: ApiToken; secret: string }> {
  const secret = MARK + newSecret();
  const token = await book.write(
    async (db) =>
      await addApiToken(db, { name, scope, secret_hash: hashOf(secret), created_at: now(), used_at: null }),
  );
  log.info('api token made', { token: token.id, scope });
  return { token, secret };
}

export async function revokeApiToken({ book, log }: AccessDeps, id: number): Promise<void> {
  if (!(await book.write(async (db) => await removeApiToken(db, id))))
    throw new Problem(404, 'api_token_not_found', `There is no API token ${id}; it may be revoked already.`, {
      id,
    });
  log.info('api token revoked', { token: id });
}
