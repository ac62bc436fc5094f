import { z } from 'zod';
import { wireInstant } from '../db/instant.ts';
import { enumField, textField, trimmedField } from '../http/text-fields.ts';
import { wireId, wireMoment } from '../http/wire.ts';
import type { ApiToken, Session } from './access.repository.ts';
import { LEAST_PASSWORD, MOST_PASSWORD } from './password-hash.ts';

export const loginInput = z.object({ password: textField(1, 1000, 'The owner’s password') });

export const newPasswordInput = z.object({
  current: textField(1, 1000, 'The password as it is'),
  replacement: textField(LEAST_PASSWORD, MOST_PASSWORD, 'The one that is to be'),
});

export const sessionStateSchema = z
  .object({
    password_set: z.boolean().meta({ description: 'Without one the app is open to this machine alone' }),
    logged_in: z.boolean().meta({ description: 'Whether the API answers this visitor' }),
    passkeys: z.boolean().meta({ description: 'Whether a passkey opens the app at this address' }),
  })
  .meta({ id: 'SessionState' });

export const loggedInSchema = z.object({ logged_in: z.literal(true) }).meta({ id: 'LoggedIn' });
export const loggedOutSchema = z.object({ logged_in: z.literal(false) }).meta({ id: 'LoggedOut' });

const sessionSchema = z
  .object({
    id: wireId,
    method: z.enum(['password', 'passkey']),
    address: z.string().meta({ description: 'Where it was begun' }),
    browser: z.string().meta({ description: 'As what it came, in its own words' }),
    created_at: wireMoment('When it was begun'),
    seen_at: wireMoment('When it was last seen, to the hour'),
    is_this: z.boolean().meta({ description: 'Whether it is the one that asks' }),
  })
  .meta({ id: 'Session' });

export const sessionListSchema = z.object({ sessions: z.array(sessionSchema) }).meta({ id: 'Sessions' });

export function wireSession(session: Session, asking: number | null): z.output<typeof sessionSchema> {
  const { id, method, address, browser } = session;
  return {
    id,
    method,
    address,
    browser,
    created_at: wireInstant(session.created_at),
    seen_at: wireInstant(session.seen_at),
    is_this: id === asking,
  };
}

export const tokenInput = z.object({
  name: trimmedField('name', 100, 'What it is for', 'backup script'),
  scope: enumField(['read', 'full'], '`read` may ask; `full` may also record, change and delete'),
});

const tokenShape = {
  id: wireId,
  name: z.string(),
  scope: z.enum(['read', 'full']),
  created_at: wireMoment('When it was made'),
  used_at: wireMoment('When it was last used, to the hour; null when never').nullable(),
};

export const tokenListSchema = z
  .object({ tokens: z.array(z.object(tokenShape).meta({ id: 'ApiToken' })) })
  .meta({ id: 'ApiTokens' });

export const newTokenSchema = z
  .object({
    ...tokenShape,
    secret: z.string().meta({ description: 'Shown this once; kept as its hash alone' }),
  })
  .meta({ id: 'NewApiToken' });

export function wireToken({ id, name, scope, created_at, used_at }: ApiToken) {
  return {
    id,
    name,
    scope,
    created_at: wireInstant(created_at),
    used_at: used_at === null ? null : wireInstant(used_at),
  };
}
