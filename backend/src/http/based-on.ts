import { wireInstant } from '../db/instant.ts';
import { type Moment, momentField } from './date-fields.ts';
import { Problem } from './problem.ts';

/** What an edit may bring along so that it cannot undo another one unseen. */
export const basedOnField = momentField(
  '`updated_at` of what the edit was made from: 409 when it has changed since; absent, the edit is made in any case',
).optional();

/** The same where there may be none yet, as of a setting that nobody has chosen. */
export const basedOnOrNoneField = basedOnField.nullable();

/**
 * @param row      null when there is none now
 * @param basedOn  null when there was none
 * @param what     what is edited, where a request edits several
 * @throws row_changed when the row is another than the one that the edit was made from
 */
export function checkBasis(
  row: { readonly updated_at: string } | null,
  basedOn: Moment | null | undefined,
  what = 'This',
): void {
  if (basedOn === undefined || (basedOn?.instant ?? null) === (row?.updated_at ?? null)) return;
  const at = row && wireInstant(row.updated_at);
  const fate = at === null ? 'was deleted' : `was changed at ${at}`;
  throw new Problem(
    409,
    'row_changed',
    `${what} ${fate}, after it was read: read it again before editing it.`,
    {
      updated_at: at ?? '',
    },
  );
}
