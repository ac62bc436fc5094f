import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { failed, type Fetched } from '../failure.ts';
import { isPublicAddress } from './public-address.ts';

/** What is sent to a provider. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Limits {
  /** Hosts, with or without a port, that may be on this machine or its network. */
  readonly privateHosts: readonly string[];
  /** From the first byte sent to the last one received. */
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** Ends everything when it is aborted. */
  readonly signal?: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly text: string;
}

class NotPublicError extends Error {}
class TooLargeError extends Error {}
class TimedOutError extends Error {}

/** Looks a name up and refuses it when any of its addresses is not public; the connection goes to what was judged. */
const lookUpPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) done(error, []);
    else if (!addresses.every(({ address }) => isPublicAddress(address))) done(new NotPublicError(), []);
    else if (options.all) done(null, addresses);
    else done(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};

/** Whether a host may be asked as far as its name tells; a name that stands for a private address is found out later. */
function isAllowed(url: URL, isTrusted: boolean): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return isTrusted || isIP(name) === 0 || isPublicAddress(name);
}

async function readBody(message: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function exchange(url: URL, { body, ...options }: RequestOptions & Question, limits: Limits): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const sent = send(url, options, (message) => {
      const { statusCode: status = 0, headers } = message;
      const told = { status, location: headers.location ?? null, retryAfter: headers['retry-after'] ?? null };
      readBody(message, limits.mostBytes)
        .then((text) => resolve({ ...told, text }))
        .catch((error: unknown) => reject(error as Error))
        .finally(() => sent.destroy());
    });
    const clock = setTimeout(() => sent.destroy(new TimedOutError()), limits.timeoutMs);
    sent.on('error', reject);
    sent.on('close', () => clearTimeout(clock));
    sent.end(body ?? undefined);
  });
}

const BYTES_PER_MB = 1_000_000;

/**
 * Asks one address once, following nothing.
 *
 * @returns whatever was answered, errors of the provider included; or `host_not_allowed`, `host_unreachable`,
 *          `timed_out`, `answer_too_large`, `answer_cut_off`
 */
export async function sendRequest(url: URL, question: Question, limits: Limits): Promise<Fetched<Reply>> {
  const { host, hostname } = url;
  const isTrusted = limits.privateHosts.includes(host) || limits.privateHosts.includes(hostname);
  if (!isAllowed(url, isTrusted)) return failed('host_not_allowed', { host });
  try {
    const { signal } = limits;
    const options = {
      ...question,
      agent: false,
      ...(signal ? { signal } : {}),
      ...(isTrusted ? {} : { lookup: lookUpPublic }),
    };
    return { value: await exchange(url, options, limits) };
  } catch (error) {
    if (error instanceof NotPublicError) return failed('host_not_allowed', { host });
    if (error instanceof TimedOutError)
      return failed('timed_out', { host, seconds: String(limits.timeoutMs / 1000) });
    if (error instanceof TooLargeError)
      return failed('answer_too_large', { host, megabytes: String(limits.mostBytes / BYTES_PER_MB) });
    const isReached = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
    return failed(isReached ? 'answer_cut_off' : 'host_unreachable', { host });
  }
}
