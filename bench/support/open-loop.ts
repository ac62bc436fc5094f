import { Agent, type IncomingMessage, request } from 'node:http';

/** One request that is to be sent. */
export interface Shot {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  /** Told the answer, when it is one that was hoped for. */
  readonly onAnswer?: (body: Buffer, changeId: number | null) => void;
}

export interface Hit {
  readonly kind: string;
  /** From the moment at which it was due to the last byte: who comes late to be sent has waited too. */
  readonly ms: number;
  /** Null when it was answered by 2xx; else the status, or why there was no answer. */
  readonly error: string | null;
}

/** Longer than anybody waits for a page. */
const PATIENCE_MS = 30_000;
/** More than are ever answered at once, so that nobody waits for a connection. */
const CONNECTIONS = 512;

function send(port: number, agent: Agent, shot: Shot, dueAt: number): Promise<Hit> {
  const { kind, method, path, body, onAnswer } = shot;
  const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers = payload && { 'content-type': 'application/json', 'content-length': payload.length };
  return new Promise((resolve) => {
    const end = (error: string | null) => {
      resolve({ kind, ms: performance.now() - dueAt, error });
    };
    const host = '127.0.0.1';
    const sent = request(
      { host, port, method, path, agent, timeout: PATIENCE_MS, ...(headers && { headers }) },
      (answer: IncomingMessage) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const text = Buffer.concat(chunks);
          if (status >= 300) {
            end(`${kind}: ${status} ${text.subarray(0, 160).toString()}`);
            return;
          }
          const change = answer.headers['x-change-id'];
          onAnswer?.(text, change === undefined ? null : Number(change));
          end(null);
        });
        answer.on('error', (error) => {
          end(`${kind}: ${error.message}`);
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', (error) => {
      end(`${kind}: ${error.message}`);
    });
    sent.end(payload);
  });
}

/**
 * Sends requests at moments that are fixed beforehand, whether those before them were answered or not: what waits behind a
 * slow answer is measured too, which who waits for each answer before asking again would never see.
 *
 * @param perSecond so many, evenly
 * @param next      makes the request of a moment
 * @param onSecond  is told each second that has passed
 */
export async function openLoop(
  port: number,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  next: (index: number) => Shot,
  onSecond: (second: number) => void,
): Promise<Hit[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startAt = performance.now();
  const hits: Promise<Hit>[] = [];
  for (let second = 0; hits.length < perSecond * seconds;) {
    const sinceMs = performance.now() - startAt;
    while (hits.length < perSecond * seconds && (hits.length * 1000) / perSecond <= sinceMs) {
      const index = hits.length;
      hits.push(send(port, agent, next(index), startAt + (index * 1000) / perSecond));
    }
    if (sinceMs >= (second + 1) * 1000) {
      second += 1;
      onSecond(second);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const answered = await Promise.all(hits);
  agent.destroy();
  return answered;
}
