/** A challenge is answered within so long, and once. */
const GOOD_FOR_S = 300;
/** So many wait for their answer at most; the oldest is forgotten first. */
const MOST_WAITING = 1000;

export type Purpose = 'make' | 'use';

/** What was asked of passkeys and not answered yet. */
export interface PasskeyChallenges {
  add(challenge: string, purpose: Purpose): void;
  /** @returns whether it was asked for this, lately, and is answered for the first time */
  take(challenge: string, purpose: Purpose): boolean;
}

/** @param clock  seconds, of a clock that is never set back */
export function passkeyChallenges(clock = () => performance.now() / 1000): PasskeyChallenges {
  const waiting = new Map<string, { readonly purpose: Purpose; readonly until: number }>();
  return {
    add: (challenge, purpose) => {
      waiting.set(challenge, { purpose, until: clock() + GOOD_FOR_S });
      const [oldest] = waiting.keys();
      if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
    },
    take: (challenge, purpose) => {
      const asked = waiting.get(challenge);
      waiting.delete(challenge);
      return asked !== undefined && asked.purpose === purpose && asked.until > clock();
    },
  };
}
