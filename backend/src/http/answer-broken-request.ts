import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { CodedDetail } from './problem.ts';

/** Of requests that never became one, by the code of Node; anything else is not well-formed. */
const ANSWERS: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are longer than 16 KB. Ask for less at once.'],
};
const NOT_HTTP = [400, 'This is no well-formed HTTP request.'] as const;

/** Answers in the shape of every refusal what no route, hook or error handler ever sees, and hangs up. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, detail] = ANSWERS[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify({ detail, code: 'request_refused' } satisfies CodedDetail);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

const NAMELESS = {
  detail: 'The request has no Host header, which HTTP/1.1 demands: say by which name the app is asked for.',
  code: 'request_refused',
} satisfies CodedDetail;

/** An HTTP/1.1 request that does not say whom it asks is refused before anything is made of it, as RFC 9112 §3.2 wants. */
export function refuseNameless(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (raw.httpVersion !== '1.1' || raw.headers.host !== undefined) return;
    await reply.status(400).header('Connection', 'close').send(NAMELESS);
  });
}
