import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as text: nobody finds one by trying, so a fast hash keeps it well enough. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret, in hexadecimal. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in a time that does not tell where two texts differ, nor how long they are. */
export function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(wanted)));
}
