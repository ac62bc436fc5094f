import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { chain, field, type FieldResult, valueError } from '../../http/field.ts';
import { readText, textField, withLength } from '../../http/text-fields.ts';
import { wireMoment } from '../../http/wire.ts';

const LONGEST_NOTE = 10_000;

/** The check digit is not asked for: a ledger from elsewhere may hold an ISIN that is written wrong, and a note helps. */
function isinOfNote(text: string): FieldResult<string> {
  return /^[A-Za-z0-9]{12}$/.test(text)
    ? { value: text.toUpperCase() }
    : { error: valueError('isin_characters', 'an ISIN is twelve letters and digits') };
}

export const noteParams = z.object({
  isin: field(
    { type: 'string', minLength: 12, maxLength: 12, description: 'ISIN in either case' },
    chain(chain(readText, withLength(12, 12)), isinOfNote),
  ),
});

export const noteInput = z.object({
  text: textField(0, LONGEST_NOTE, 'The note, line breaks included; empty deletes it'),
  based_on: basedOnOrNoneField,
});

export type NoteInput = z.output<typeof noteInput>;

export const noteSchema = z
  .object({
    isin: z.string(),
    text: z.string().meta({ description: 'Empty when there is no note' }),
    updated_at: wireMoment('When it was last written; null when there is no note').nullable(),
  })
  .meta({ id: 'Note' });

export function wireNote(
  isin: string,
  note: Pick<RowOf<'notes'>, 'text' | 'updated_at'> | null,
): z.output<typeof noteSchema> {
  return { isin, text: note?.text ?? '', updated_at: note && wireInstant(note.updated_at) };
}
