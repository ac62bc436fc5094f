import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { todayHere } from '../db/instant.ts';

/** How an answer that is a CSV file is described. */
export const csvFile = (description: string) => ({
  description,
  content: { 'text/csv': { schema: z.string().meta({ description: 'UTF-8, ISO dates, decimal points' }) } },
});

/** Sends a file for the owner to keep, part by part, as fast as it is taken. */
export function sendCsv(
  reply: Pick<FastifyReply, 'header' | 'type'>,
  name: string,
  parts: AsyncIterable<string> | Iterable<string>,
) {
  reply.header('Content-Disposition', `attachment; filename="${name}-${todayHere()}.csv"`);
  return reply.type('text/csv; charset=utf-8').send(Readable.from(parts, { objectMode: false }));
}
