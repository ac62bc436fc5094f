import type { FastifyReply } from 'fastify';
import type { Done } from '../db/unit-of-work.ts';

/** Names the change in `X-Change-ID`, so that the caller can offer to undo it; gives back the result. */
export function answerChange<T>(reply: { header: FastifyReply['header'] }, { result, changeId }: Done<T>): T {
  if (changeId !== null) reply.header('X-Change-ID', String(changeId));
  return result;
}
