import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { hash } from '@node-rs/argon2';
import { type TestApi, testApi } from './test-api.ts';

export const PASSWORD = 'a rather long password';

/** Hashed at next to no cost: what is told of guessing does not depend on it. */
export async function cheapHash(password = PASSWORD): Promise<string> {
  return await hash(password, { memoryCost: 64, timeCost: 1, parallelism: 1 });
}

/** The real application with a password, and what a browser does. */
export interface LockedApi extends TestApi {
  /** Sends any request; an object is sent as JSON. */
  ask(options: InjectOptions): Promise<LightMyRequestResponse>;
  logIn(password?: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Logs in and answers the header `Cookie` of the browser. */
  cookie(headers?: Record<string, string>): Promise<string>;
}

export function cookieOf({ headers }: LightMyRequestResponse): string {
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

export async function lockedApi(environment: Readonly<Record<string, string>> = {}): Promise<LockedApi> {
  const api = await testApi(undefined, { PASSWORD_HASH: await cheapHash(), ...environment });
  const ask = async (options: InjectOptions) => await api.app.inject(options);
  const logIn = async (password = PASSWORD, headers: Record<string, string> = {}) =>
    await ask({ method: 'POST', url: '/api/v1/session', payload: { password }, headers });
  return {
    ...api,
    ask,
    logIn,
    cookie: async (headers) => {
      const answer = await logIn(PASSWORD, headers);
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`);
      return cookieOf(answer);
    },
  };
}
