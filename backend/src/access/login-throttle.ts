import { networkOf } from './network-of.ts';

/** So many wrong passwords are free for an address; each further one costs twice the wait of the one before. */
const FREE_TRIES = 5;
const LONGEST_WAIT_S = 900;
/** An address that was quiet for so long begins anew. */
const FORGET_AFTER_S = 3600;
/** So many wrong passwords from strange addresses within the window, and then one in each interval. */
const GLOBAL_TRIES = 100;
const GLOBAL_WINDOW_S = 900;
const GLOBAL_INTERVAL_S = 5;
/** Addresses remembered; the one that tried longest ago is forgotten first. */
const MOST_ADDRESSES = 10_000;

interface Tries {
  readonly count: number;
  readonly last: number;
}

export interface LoginThrottle {
  /**
   * Counts a try before its password is looked at, so that many at once count as many.
   *
   * @param isKnown  the owner was logged in from there: what strangers do does not make it wait
   * @returns seconds to wait before trying again; 0 to go on
   */
  enter(address: string, isKnown: boolean): number;
  /** The password was right: the address owes nothing any more. */
  succeeded(address: string): void;
}

/**
 * Slows down who guesses passwords: each address by itself, and all strange ones together.
 *
 * Nobody is ever locked out: a wait ends by itself, an address of the owner waits for its own mistakes alone, and
 * sessions, passkeys and API tokens are not asked for a password at all.
 *
 * @param clock  seconds, of a clock that is never set back
 */
export function loginThrottle(clock = () => performance.now() / 1000): LoginThrottle {
  const addresses = new Map<string, Tries>();
  let strange: number[] = [];

  const waitOf = ({ count, last }: Tries, now: number) => {
    if (count < FREE_TRIES) return 0;
    return Math.max(0, last + Math.min(2 ** (count - FREE_TRIES), LONGEST_WAIT_S) - now);
  };
  const globalWait = (now: number) => {
    strange = strange.filter((at) => at > now - GLOBAL_WINDOW_S);
    const last = strange.at(-1);
    return strange.length < GLOBAL_TRIES || last === undefined
      ? 0
      : Math.max(0, last + GLOBAL_INTERVAL_S - now);
  };

  return {
    enter: (address, isKnown) => {
      const now = clock();
      const network = networkOf(address);
      const kept = addresses.get(network);
      const before = kept && kept.last > now - FORGET_AFTER_S ? kept : { count: 0, last: now };
      const wait = Math.max(waitOf(before, now), isKnown ? 0 : globalWait(now));
      if (wait > 0) return Math.ceil(wait);
      addresses.delete(network);
      addresses.set(network, { count: before.count + 1, last: now });
      if (!isKnown) strange.push(now);
      if (strange.length > GLOBAL_TRIES) strange = strange.slice(-GLOBAL_TRIES);
      const [oldest] = addresses.keys();
      if (addresses.size > MOST_ADDRESSES && oldest !== undefined) addresses.delete(oldest);
      return 0;
    },
    succeeded: (address) => {
      addresses.delete(networkOf(address));
    },
  };
}
