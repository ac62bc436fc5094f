import type { NounColumns } from '../db/tables.ts';
import type { Work } from '../db/unit-of-work.ts';
import { type BroughtRow, judged, type Outcome, store } from './outcome.ts';
import type { EarlierRow } from './read-earlier-rows.ts';
import { currentRows } from './target.repository.ts';

/** Nouns of which there is one current row for each key. */
type UniqueNoun = 'position_values' | 'isin_metadata' | 'other_assets' | 'settings';

/** What tells rows of a noun apart, and what such a row says. */
const MEANING: {
  readonly [N in UniqueNoun]: {
    readonly keyOf: (row: NounColumns[N]) => string;
    readonly saysOf: (row: NounColumns[N]) => string;
  };
} = {
  position_values: { keyOf: (row) => row.isin, saysOf: (row) => row.current_value },
  isin_metadata: { keyOf: (row) => row.isin, saysOf: (row) => `${row.name} (${row.type})` },
  other_assets: {
    keyOf: (row) => JSON.stringify([row.asset_type, row.asset_detail ?? '']),
    saysOf: (row) => `${row.value} ${row.currency}`,
  },
  settings: { keyOf: (row) => row.name, saysOf: (row) => row.value },
};

/** Of rows with one key the most recently updated; of those of one moment the last. */
function newestByKey<N extends UniqueNoun>(
  noun: N,
  rows: readonly EarlierRow<N>[],
): Map<string, BroughtRow<N>> {
  const newest = new Map<string, BroughtRow<N>>();
  for (const row of rows) {
    if (row.kind === 'left') continue;
    const key = MEANING[noun].keyOf(row.columns);
    const other = newest.get(key);
    if (!other || other.columns.updated_at <= row.columns.updated_at) newest.set(key, row);
  }
  return newest;
}

/**
 * Brings rows whose key has no row here yet; what stands here wins.
 *
 * @param objection why a row that could be brought had better be left; null when nothing speaks against it
 */
export async function bringUniqueRows<N extends UniqueNoun>(
  work: Work,
  noun: N,
  rows: readonly EarlierRow<N>[],
  objection: (columns: NounColumns[N]) => string | null = () => null,
): Promise<Outcome<N>> {
  const { keyOf, saysOf } = MEANING[noun];
  const here = new Map((await currentRows(work.trx, noun)).map((row) => [keyOf(row), row]));
  const newest = newestByKey(noun, rows);
  const outcome = judged(rows, (row) => {
    const says = saysOf(row.columns);
    const kept = newest.get(keyOf(row.columns));
    if (kept !== undefined && kept !== row) {
      return { left: `it said ${says}; ${kept.label}, updated later, was taken instead` };
    }
    const current = here.get(keyOf(row.columns));
    if (!current) {
      const reason = objection(row.columns);
      return reason === null ? 'new' : { left: `it said ${says}; ${reason}` };
    }
    if (saysOf(current) === says) return 'already there';
    return { left: `it says ${says}; here it is ${saysOf(current)}, which stays` };
  });
  return { noun, ...outcome, idsKept: await store(work, noun, outcome.brought) };
}
