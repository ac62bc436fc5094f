import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { findNote } from './notes.repository.ts';
import type { NoteInput } from './notes.schema.ts';

type Row = RowOf<'notes'>;

export async function showNote(deps: Deps, isin: string): Promise<Row | null> {
  return await findNote(deps.database.read, isin);
}

/** Writes the one note of an ISIN; an empty text deletes it, and the same text again changes nothing. */
export async function putNote(
  deps: Deps,
  isin: string,
  { text, based_on: basedOn }: NoteInput,
  requestId: string,
): Promise<Done<Row | null>> {
  const summary = `Wrote a note on ${isin}`;
  const deed = { action: 'create', subject: 'notes', summary, requestId } as const;
  const done = await deps.run(deed, async ({ trx, change, at }): Promise<Row | null> => {
    const before = await findNote(trx, isin);
    if ((before?.text ?? '') === text) return before;
    checkBasis(before, basedOn);
    if (!before) {
      const [row] = await change.insert('notes', [{ isin, text, created_at: at, updated_at: at }]);
      if (!row) throw new Error('an inserted row has come back empty');
      return row;
    }
    if (text === '') {
      await change.summarise(`Deleted the note on ${isin}`, 'delete');
      await change.remove('notes', [before.id]);
      return null;
    }
    await change.summarise(`Edited the note on ${isin}`, 'update');
    const after = { ...before, text, updated_at: at };
    await change.replace('notes', after);
    return after;
  });
  // What the owner writes is no matter of a log.
  if (done.changeId !== null) deps.log.info('note written', { isin, characters: text.length });
  return done;
}
