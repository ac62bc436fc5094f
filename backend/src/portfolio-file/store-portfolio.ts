import type { Kysely } from 'kysely';
import { storeQuotes } from '../db/close-packs.ts';
import { type Noun, NOUNS_WITH_PAST, type RowOf, type Tables } from '../db/tables.ts';
import type { Work } from '../db/unit-of-work.ts';
import { Problem } from '../http/problem.ts';
import type { CheckedPortfolio } from './check-portfolio.ts';
import {
  columnsOf,
  countRows,
  NOUNS_OF_FILE,
  pagesOf,
  pastColumnsOf,
  storePast,
} from './portfolio-rows.repository.ts';
import type { Row } from './row-rules.ts';

/** What a new database has already, or what can be chosen and not deleted: the file's take its place. */
const REPLACED: ReadonlySet<Noun> = new Set<Noun>(['settings', 'asset_kinds', 'asset_accounts']);

/** What such a change was made to: no single noun. */
const WHOLE_PORTFOLIO = 'portfolio';

/** How what is there differs from what the file has. */
interface Difference {
  readonly gone: readonly number[];
  readonly come: readonly Row[];
}

const idOf = (row: Row) => row.id as number;
const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [idOf(row), row]));

async function differenceOf(db: Kysely<Tables>, noun: Noun, rows: readonly Row[]): Promise<Difference> {
  const come = byId(rows);
  const gone: number[] = [];
  const columns = columnsOf(noun);
  for await (const page of pagesOf(db, noun)) {
    for (const cells of page) {
      const id = cells[0] as number;
      const wanted = come.get(id);
      if (wanted && columns.every((column, at) => wanted[column] === cells[at])) come.delete(id);
      else gone.push(id);
    }
  }
  return { gone, come: [...come.values()].toSorted((left, right) => idOf(left) - idOf(right)) };
}

/**
 * Whether nothing of the file's would be new.
 *
 * @throws Problem 409 when there are rows that it does not have in the same form
 */
export async function compareWithPortfolio(
  db: Kysely<Tables>,
  portfolio: CheckedPortfolio,
): Promise<ReadonlyMap<Noun, Difference>> {
  const differences = new Map<Noun, Difference>();
  for (const noun of NOUNS_OF_FILE) {
    const { gone, come } = await differenceOf(db, noun, portfolio.nouns.get(noun) ?? []);
    if (gone.length > 0 || come.length > 0) differences.set(noun, { gone, come });
  }
  if (differences.size > 0) await refuseRows(db);
  return differences;
}

async function refuseRows(db: Kysely<Tables>): Promise<void> {
  for (const noun of NOUNS_OF_FILE) {
    const count = REPLACED.has(noun) ? 0 : await countRows(db, noun);
    if (count === 0) continue;
    throw new Problem(
      409,
      'portfolio_not_empty',
      `There are rows here already (${noun}: ${count}). Delete what is recorded, or start with an empty database (DATABASE_URL), then bring the file in.`,
      { noun, count },
    );
  }
}

const numbered = <N extends Noun>(rows: readonly Row[]) => rows as unknown as readonly RowOf<N>[];

/** Makes the portfolio what the file says, as one change; returns how many rows came. */
export async function storePortfolio(
  { trx, change, told }: Work,
  portfolio: CheckedPortfolio,
): Promise<number> {
  const differences = await compareWithPortfolio(trx, portfolio);
  if (differences.size === 0) return 0;
  const changeId = await change.ensure(WHOLE_PORTFOLIO);
  for (const [noun, { gone }] of differences) await change.remove(noun, gone);
  for (const noun of NOUNS_WITH_PAST) {
    const columns = pastColumnsOf(noun);
    const rows = (portfolio.past.get(noun) ?? []).map((row) => columns.map((column) => row[column] ?? null));
    if (rows.length > 0) await storePast(trx, noun, changeId, rows);
    if (rows.length > 0) change.touch(noun);
  }
  let count = 0;
  for (const [noun, { come }] of differences) {
    const ids = come.map(idOf);
    await change.insert(noun, numbered(come), ids);
    count += come.length;
  }
  for (const { kind, name, source, closes } of portfolio.told) {
    await storeQuotes(trx, kind, name, source, closes);
    told[kind].add(name);
  }
  return count;
}
