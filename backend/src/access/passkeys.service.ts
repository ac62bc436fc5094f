import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  VerifiedAuthenticationResponse,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { now } from '../db/instant.ts';
import { Problem } from '../http/problem.ts';
import type { AccessDeps } from './access-deps.ts';
import { addPasskey, type Passkey, removePasskey, usePasskey } from './access.repository.ts';
import { beginSession } from './begin-session.ts';
import type { PasskeyChallenges, Purpose } from './passkey-challenges.ts';
import { originOf, siteOf } from './site-of.ts';

/** Read when a passkey is first asked for: most starts of the server need none of it. */
const webauthn = async () => await import('@simplewebauthn/server');

export interface PasskeyDeps extends AccessDeps {
  readonly challenges: PasskeyChallenges;
}

const refusal = () =>
  new Problem(401, 'passkey_refused', 'This passkey does not open the app. Use the password.');

async function requirePasswordSet({ book }: AccessDeps): Promise<void> {
  if ((await book.known()).passwordHash === null)
    throw new Problem(409, 'password_not_set', 'No password is set: the app is open to this machine alone.');
}

/** Whatever does not hold is refused in the same words; what holds, holds once. */
async function verified<T extends { readonly verified: boolean }>(
  challenges: PasskeyChallenges,
  purpose: Purpose,
  verify: (expectedChallenge: (challenge: string) => boolean) => Promise<T>,
): Promise<T> {
  let answered = '';
  const result = await verify((challenge) => {
    answered = challenge;
    return challenges.isOpen(challenge, purpose);
  }).catch(() => null);
  if (!result?.verified || !challenges.spend(answered)) throw refusal();
  return result;
}

/** What a browser needs to make a passkey: one that is found without a name and asks who holds it. */
export async function optionsToMake(deps: PasskeyDeps, request: FastifyRequest) {
  await requirePasswordSet(deps);
  const site = siteOf(deps.config, request);
  const { passkeys } = await deps.book.known();
  const options = await (
    await webauthn()
  ).generateRegistrationOptions({
    challenge: deps.challenges.create('make'),
    rpName: deps.config.projectName,
    rpID: site,
    userName: 'owner',
    userID: new TextEncoder().encode('owner'),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: passkeys.filter((one) => one.site === site).map((one) => ({ id: one.credential_id })),
  });
  return { options: { ...options } };
}

export async function makePasskey(
  deps: PasskeyDeps,
  { name, response }: { readonly name: string; readonly response: Record<string, unknown> },
  request: FastifyRequest,
): Promise<Passkey> {
  const { config, book, challenges, log } = deps;
  await requirePasswordSet(deps);
  const site = siteOf(config, request);
  const { verifyRegistrationResponse } = await webauthn();
  const { registrationInfo } = await verified<VerifiedRegistrationResponse>(
    challenges,
    'make',
    async (expectedChallenge) =>
      await verifyRegistrationResponse({
        response: response as unknown as RegistrationResponseJSON,
        expectedChallenge,
        expectedOrigin: originOf(config, request),
        expectedRPID: site,
        requireUserVerification: true,
      }),
  );
  if (!registrationInfo) throw refusal();
  const { id, publicKey, counter } = registrationInfo.credential;
  const passkey = await book.write(
    async (db) =>
      await addPasskey(db, {
        name,
        credential_id: id,
        public_key: Buffer.from(publicKey).toString('base64url'),
        counter,
        site,
        created_at: now(),
        used_at: null,
      }),
  );
  log.info('passkey made', { passkey: passkey.id });
  return passkey;
}

export async function optionsToUse(deps: PasskeyDeps, request: FastifyRequest) {
  await requirePasswordSet(deps);
  const options = await (
    await webauthn()
  ).generateAuthenticationOptions({
    challenge: deps.challenges.create('use'),
    rpID: siteOf(deps.config, request),
    userVerification: 'required',
  });
  return { options: { ...options } };
}

/** Logs in who holds a passkey. No throttle: a signature is not guessed, and the owner gets in while others guess. */
export async function logInByPasskey(
  deps: PasskeyDeps,
  response: Record<string, unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ logged_in: true }> {
  const { config, book, challenges } = deps;
  await requirePasswordSet(deps);
  const site = siteOf(config, request);
  const known = await book.known();
  const passkey = known.passkeys.find((one) => one.credential_id === response.id && one.site === site);
  if (!passkey) throw refusal();
  const { verifyAuthenticationResponse } = await webauthn();
  const { authenticationInfo } = await verified<VerifiedAuthenticationResponse>(
    challenges,
    'use',
    async (expectedChallenge) =>
      await verifyAuthenticationResponse({
        response: response as unknown as AuthenticationResponseJSON,
        expectedChallenge,
        expectedOrigin: originOf(config, request),
        expectedRPID: site,
        requireUserVerification: true,
        credential: {
          id: passkey.credential_id,
          publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
          counter: passkey.counter,
        },
      }),
  );
  await book.write(async (db) => await usePasskey(db, passkey.id, authenticationInfo.newCounter, now()));
  await beginSession(deps, request, reply, 'passkey', known);
  return { logged_in: true };
}

export async function forgetPasskey({ book, log }: AccessDeps, id: number): Promise<void> {
  if (!(await book.write(async (db) => await removePasskey(db, id))))
    throw new Problem(404, 'passkey_not_found', `There is no passkey ${id}; it may be removed already.`, {
      id,
    });
  log.info('passkey removed', { passkey: id });
}
