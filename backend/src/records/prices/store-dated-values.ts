import { setImmediate as breathe } from 'node:timers/promises';
import { type DatedValueDraft, decimalText } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { NounColumns, RowOf, Tables } from '../../db/tables.ts';
import type { Work } from '../../db/unit-of-work.ts';
import { checkBasis } from '../../http/based-on.ts';
import type { Moment } from '../../http/date-fields.ts';
import type { DatedNoun, DatedNounName } from './dated-noun.ts';
import { type DatedRow, rowsOfDays } from './dated-values.repository.ts';

/** Small enough that no other request notices them being looked up and written. */
const ROWS_PER_PART = 500;

/** A value that is entered, and what it was typed over. */
export interface EnteredValue extends DatedValueDraft {
  /** When that was entered; null when nothing was, absent when it does not matter. */
  readonly basedOn?: Moment | null | undefined;
}

/** What became of the values of a request. */
export interface StoredCounts {
  readonly created: number;
  readonly updated: number;
  /** The same was there before, or another value of the same day came after it in the request. */
  readonly unchanged: number;
}

interface Part<N extends DatedNounName> {
  readonly fresh: readonly Omit<NounColumns[N], 'created_at' | 'updated_at'>[];
  readonly other: readonly { readonly row: DatedRow; readonly columns: object }[];
}

/**
 * Compares values with what is there, part by part; other requests run in between.
 *
 * @param store gets what is new and what is other than before; not called for what is the same
 */
async function compared<N extends DatedNounName>(
  db: Kysely<Tables>,
  of: DatedNoun<N>,
  drafts: readonly EnteredValue[],
  store: (part: Part<N>) => Promise<void>,
): Promise<StoredCounts> {
  const last = new Map(drafts.map((draft) => [`${draft.name} ${draft.date}`, draft]));
  const values = [...last.values()];
  const counts = { created: 0, updated: 0, unchanged: drafts.length - values.length };
  for (let start = 0; start < values.length; start += ROWS_PER_PART) {
    const some = values.slice(start, start + ROWS_PER_PART);
    const rows = await rowsOfDays(
      db,
      of,
      some.map(({ name, date }) => [name, date]),
    );
    const known = new Map(rows.map((row) => [`${row.name} ${row.date}`, row]));
    const fresh: Part<N>['fresh'][number][] = [];
    const other: Part<N>['other'][number][] = [];
    for (const draft of some) {
      const row = known.get(`${draft.name} ${draft.date}`);
      const value = decimalText(draft.value);
      if (row?.value === value && row.currency === draft.currency) {
        counts.unchanged += 1;
        continue;
      }
      checkBasis(row ?? null, draft.basedOn, `The ${of.words[0]} of ${draft.name} on ${draft.date}`);
      if (row) other.push({ row, columns: of.columnsOf(draft, value) });
      else fresh.push(of.columnsOf(draft, value));
    }
    counts.created += fresh.length;
    counts.updated += other.length;
    await store({ fresh, other });
    await breathe();
  }
  return counts;
}

/** What storing would do. */
export async function compareDatedValues(
  db: Kysely<Tables>,
  of: DatedNoun,
  drafts: readonly DatedValueDraft[],
): Promise<StoredCounts> {
  return await compared(db, of, drafts, async () => await Promise.resolve());
}

/**
 * Stores values as part of a change: a day that has one gets the new one, of two for one day the last counts.
 *
 * @throws row_changed when one of them was typed over what is not there any more
 */
export async function storeDatedValues<N extends DatedNounName>(
  { trx, change, at }: Work,
  of: DatedNoun<N>,
  drafts: readonly EnteredValue[],
): Promise<StoredCounts> {
  return await compared(trx, of, drafts, async ({ fresh, other }) => {
    const stamped = fresh.map((columns) => ({ ...columns, created_at: at, updated_at: at }));
    await change.insert(of.noun, stamped as unknown as NounColumns[N][]);
    const replaced = other.map(({ row: { id, created_at }, columns }) => {
      return { ...columns, id, created_at, updated_at: at };
    });
    await change.replaceAll(of.noun, replaced as unknown as RowOf<N>[]);
  });
}
