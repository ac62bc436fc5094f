import { setTimeout as pause } from 'node:timers/promises';
import { failed, type Fetched } from '../failure.ts';
import { type Limits, type Question, type Reply, sendRequest } from './send-request.ts';
import { Slots } from './slots.ts';

/** Asks providers of the internet, politely: few at once, patient, and never where they must not lead. */
export interface Net {
  /**
   * The text at an address.
   *
   * @param question default: GET
   * @returns any failure of the net by name; a status of 4xx or 5xx is one too
   * @throws only when the net was closed meanwhile
   */
  fetchText(address: string, question?: Partial<Question>): Promise<Fetched<string>>;
}

export interface NetOptions extends Limits {
  /** Before the second try; it doubles for each further one. */
  readonly backOffMs: number;
  /** Who asks for more patience than this is not asked again before it is over. */
  readonly longestWaitMs: number;
}

export const NET_DEFAULTS: Omit<NetOptions, 'privateHosts'> = {
  timeoutMs: 15_000,
  mostBytes: 16_000_000,
  backOffMs: 1000,
  longestWaitMs: 20_000,
};

const TRIES = 3;
const MOST_REDIRECTS = 4;
const MOST_AT_ONCE = 3;

/** Some providers answer programs that name no browser with an error; this names both. */
const USER_AGENT = 'Mozilla/5.0 (compatible; ETF Portfolio Tracker)';

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What the header says, in milliseconds from now; null when it says nothing that can be read. */
function patienceMs(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,7}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(at - Date.now(), 0);
}

const isTooMany = (status: number) => status === 429;
const isBroken = (status: number) => status >= 500;

export function createNet(options: NetOptions): Net {
  const slots = new Slots(MOST_AT_ONCE);
  /** When a host that asked for patience may be asked again, by host; milliseconds since 1970. */
  const patientUntil = new Map<string, number>();

  /** Each step of a chain of redirects is judged like the first one. */
  const follow = async (start: URL, question: Question): Promise<Fetched<Reply>> => {
    let url = start;
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const reply = await sendRequest(url, question, options);
      if ('failure' in reply || !REDIRECTS.includes(reply.value.status)) return reply;
      const { location } = reply.value;
      if (location === null || !URL.canParse(location, url.href))
        return failed('answer_unreadable', { host: url.host });
      url = new URL(location, url);
    }
    return failed('too_many_redirects', { host: start.host });
  };

  const outcome = ({ status, text }: Reply, host: string): Fetched<string> => {
    if (isTooMany(status)) return failed('rate_limited', { host });
    if (isBroken(status)) return failed('provider_broken', { host, status: String(status) });
    if (status >= 400) return failed('provider_refuses', { host, status: String(status) });
    return { value: text };
  };

  const insist = async (url: URL, question: Question): Promise<Fetched<string>> => {
    const { host } = url;
    for (let attempt = 1; ; attempt += 1) {
      if ((patientUntil.get(host) ?? 0) > performance.now()) return failed('rate_limited', { host });
      const reply = await follow(url, question);
      const again =
        'failure' in reply
          ? !options.signal?.aborted && ['host_unreachable', 'answer_cut_off'].includes(reply.failure.code)
          : isTooMany(reply.value.status) || isBroken(reply.value.status);
      const wish = 'failure' in reply || !again ? null : patienceMs(reply.value.retryAfter);
      const wait = wish ?? options.backOffMs * 2 ** (attempt - 1);
      if (wish !== null && wish > options.longestWaitMs) patientUntil.set(host, performance.now() + wish);
      if (!again || attempt === TRIES || wait > options.longestWaitMs)
        return 'failure' in reply ? reply : outcome(reply.value, host);
      await pause(wait, undefined, { signal: options.signal }).catch(() => undefined);
    }
  };

  return {
    fetchText: async (address, { method = 'GET', headers = {}, body = null } = {}) => {
      if (!URL.canParse(address)) return failed('host_unreachable', { host: address.slice(0, 100) });
      const asked = { 'user-agent': USER_AGENT, 'accept-encoding': 'identity', ...headers };
      return await slots.pass(async () => {
        const text = await insist(new URL(address), { method, headers: asked, body });
        options.signal?.throwIfAborted();
        return text;
      });
    },
  };
}
