import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { CodedDetail } from './problem.ts';

/** What never became a request, by what Node calls it. */
const REFUSALS: Readonly<Record<string, readonly [status: 408 | 431, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers of the request are larger than 16 kB together.'],
};

/** Answers what is no HTTP, and so reaches no route, as every other refusal is answered; then the connection ends. */
export function answerUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  const [status, detail] = REFUSALS[code] ?? [400, 'The request is not well-formed HTTP.'];
  const body = JSON.stringify({ detail, code: 'request_refused' } satisfies CodedDetail);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
