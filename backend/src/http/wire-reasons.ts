import { REASON_CODES, REASON_FIELDS, reasonText, type RowReason } from '@portfolio/domain';
import { z } from 'zod';

const reasonSchema = z
  .object({
    field: z.enum(REASON_FIELDS),
    code: z.enum(REASON_CODES),
    values: z.record(z.string(), z.string()).meta({ description: 'What the sentence is filled in with' }),
  })
  .meta({ id: 'RowReason', description: 'A reason for a program that tells it in another language' });

/** Why a row is refused. */
export const errorsShape = {
  errors: z.array(z.string()).meta({ description: '`field: message`' }),
  error_codes: z.array(reasonSchema).meta({ description: 'The same errors, in the same order' }),
};

/** What to know of a row that was read. */
export const notesShape = {
  notes: z.array(z.string()).meta({ description: 'What the owner should know though the row was read' }),
  note_codes: z.array(reasonSchema).meta({ description: 'The same notes, in the same order' }),
};

const SKIPPED = {
  already_imported: 'already imported',
  twice_in_file: 'stands in the file above, with the same number',
  already_brought_over: 'already brought over from an earlier database',
} as const;

/** Why a row is not stored again. */
export type SkipCode = keyof typeof SKIPPED;

export const skipShape = {
  reason: z.string(),
  reason_code: z
    .enum(Object.keys(SKIPPED) as [SkipCode, ...SkipCode[]])
    .meta({ description: 'The same reason, for a program that tells it in another language' }),
};

/** Why a row is no transaction of the ledger. */
export const leftOutShape = {
  reason: z.string().meta({ description: '`field: message`' }),
  reason_code: reasonSchema,
};

export function wireReason(reason: RowReason) {
  return { reason: reasonText(reason), reason_code: reason };
}

export function wireErrors(errors: readonly RowReason[]) {
  return { errors: errors.map(reasonText), error_codes: [...errors] };
}

export function wireNotes(notes: readonly RowReason[]) {
  return { notes: notes.map(reasonText), note_codes: [...notes] };
}

export function skipReason(code: SkipCode) {
  return { reason: SKIPPED[code], reason_code: code };
}
