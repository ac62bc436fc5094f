import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PrintedAnswer } from './printed-answer.ts';
import { acceptsGzip } from './accepts-gzip.ts';
import { varyBy } from './vary-by.ts';

/** A proxy that compresses an answer marks its tag as weak, and a caller may name several. */
function hasAlready(request: FastifyRequest, etag: string): boolean {
  const tags = (request.headers['if-none-match'] ?? '').split(',');
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Sends the bytes, or 304 to whoever has them already; a browser may keep them only where no password is asked for. */
export async function sendPrinted(
  request: FastifyRequest,
  reply: FastifyReply,
  printed: PrintedAnswer,
): Promise<FastifyReply> {
  reply.header('ETag', printed.etag);
  varyBy(reply, 'Accept-Encoding');
  if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'private, no-cache');
  if (hasAlready(request, printed.etag)) return await reply.status(304).send();
  reply.type('application/json; charset=utf-8');
  if (!acceptsGzip(request.headers['accept-encoding'])) {
    return await reply.header('x-no-compression', '1').send(printed.body);
  }
  return await reply.header('Content-Encoding', 'gzip').send(printed.zipped());
}
