import type { Instant } from '../db/instant.ts';

/** The moment so many seconds before another. */
export function secondsBefore(at: Instant, seconds: number): Instant {
  const milliseconds = Date.parse(`${at.slice(0, 23)}Z`) - seconds * 1000;
  return `${new Date(milliseconds).toISOString().slice(0, 23)}000` as Instant;
}
