import { wireInstant } from '../db/instant.ts';
import { type Moment, momentField } from './date-fields.ts';
import { Problem } from './problem.ts';

/** What an edit may bring along so that it cannot undo another one unseen. */
export const basedOnField = momentField(
  '`updated_at` of what the edit was made from: 409 when it has changed since; absent, the edit is made in any case',
).optional();

/** @throws row_changed when the row is another than the one that the edit was made from */
export function checkBasis(row: { readonly updated_at: string }, basedOn: Moment | undefined): void {
  if (basedOn === undefined || basedOn.instant === row.updated_at) return;
  const at = wireInstant(row.updated_at);
  throw new Problem(
    409,
    'row_changed',
    `This was changed at ${at}, after it was read: read it again before editing it.`,
    {
      updated_at: at,
    },
  );
}
