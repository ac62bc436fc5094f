import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A challenge is answered within so long, and once. */
const GOOD_FOR_S = 300;

const RANDOM_BYTES = 24;
const UNTIL_BYTES = 8;
const SEAL_BYTES = 16;

export type Purpose = 'make' | 'use';

/**
 * What is asked of passkeys. A challenge carries its own time and our seal, and nothing of it is kept: however many
 * strangers ask for, that of the owner stays good. Kept are those whose answers were accepted, which only the owner's are.
 */
export interface PasskeyChallenges {
  create(purpose: Purpose): Uint8Array<ArrayBuffer>;
  /** Whether it was given for this, lately, and no answer to it was accepted. */
  isOpen(challenge: string, purpose: Purpose): boolean;
  /** Its answer is accepted. @returns whether it is the first one */
  spend(challenge: string): boolean;
}

/** @param clock  seconds, of a clock that is never set back */
export function passkeyChallenges(clock = () => performance.now() / 1000): PasskeyChallenges {
  const key = randomBytes(32);
  const spent = new Map<string, number>();
  const sealOf = (body: Buffer, purpose: Purpose) =>
    createHmac('sha256', key).update(purpose).update(body).digest().subarray(0, SEAL_BYTES);
  const forgetOld = () => {
    for (const [challenge, until] of spent) if (until <= clock()) spent.delete(challenge);
  };
  return {
    create: (purpose) => {
      const body = Buffer.concat([randomBytes(RANDOM_BYTES), Buffer.alloc(UNTIL_BYTES)]);
      body.writeDoubleBE(clock() + GOOD_FOR_S, RANDOM_BYTES);
      return new Uint8Array(Buffer.concat([body, sealOf(body, purpose)]));
    },
    isOpen: (challenge, purpose) => {
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== RANDOM_BYTES + UNTIL_BYTES + SEAL_BYTES) return false;
      const body = bytes.subarray(0, -SEAL_BYTES);
      const isOurs = timingSafeEqual(bytes.subarray(-SEAL_BYTES), sealOf(body, purpose));
      return isOurs && body.readDoubleBE(RANDOM_BYTES) > clock() && !spent.has(bytes.toString('hex'));
    },
    spend: (challenge) => {
      forgetOld();
      const bytes = Buffer.from(challenge, 'base64url').toString('hex');
      if (spent.has(bytes)) return false;
      spent.set(bytes, clock() + GOOD_FOR_S);
      return true;
    },
  };
}
