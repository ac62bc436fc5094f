import { z } from 'zod';
import { longWork } from '../../http/long-work.ts';
import { undoHere } from './changes.service.ts';

/** Undoes a change of very many rows. */
export const runUndo = longWork(
  z.object({ id: z.int() }),
  async (run, { id }, requestId) => await undoHere(run, id, requestId),
);
