import type { Kysely } from 'kysely';
import { emptyCopy } from '../db/empty-copy.ts';
import type { Noun, Tables } from '../db/tables.ts';
import { type CheckedTold, checkTold } from './check-told.ts';
import { checkTable } from './check-table.ts';
import { fileProblems, refusedRow } from './file-problems.ts';
import type { Contents } from './portfolio-format.ts';
import { schemaOf } from './portfolio-rows.repository.ts';
import { readPortfolioFile } from './read-portfolio-file.ts';
import type { Row } from './row-rules.ts';

/** A file of which every row can be stored as it is. */
export interface CheckedPortfolio {
  readonly madeAt: string;
  readonly nouns: ReadonlyMap<Noun, readonly Row[]>;
  readonly past: ReadonlyMap<Noun, readonly Row[]>;
  readonly told: readonly CheckedTold[];
}

/** Assets of a kind, or in an account, that the file does not have. */
const HOMELESS = `SELECT count(*) FROM other_assets WHERE asset_type NOT IN (SELECT code FROM asset_kinds)
  OR asset_detail NOT IN (SELECT name FROM asset_accounts)`;

/**
 * Looks at every row before one is stored.
 *
 * @throws Problem 400 or 409 when the file is none that this program reads
 * @throws ValidationProblem when rows are wrong: each with its noun, its row and its column
 */
export async function checkPortfolio(db: Kysely<Tables>, bytes: Uint8Array): Promise<CheckedPortfolio> {
  const problems = fileProblems();
  const file = readPortfolioFile(bytes, await schemaOf(db), problems);
  const copy = await emptyCopy(db);
  try {
    const rowsOf = (tables: typeof file.nouns, isPast: boolean) =>
      new Map(
        Array.from(
          tables,
          ([noun, table]) => [noun, checkTable(copy, noun, table, isPast, problems)] as const,
        ),
      );
    const nouns = rowsOf(file.nouns, false);
    const past = rowsOf(file.past, true);
    const told = checkTold(file.told, problems);
    problems.refuse();
    if (copy.count(HOMELESS) > 0)
      problems.add(['other_assets'], refusedRow('every asset is of a kind and in an account of the file'));
    problems.refuse();
    return { madeAt: file.madeAt, nouns, past, told };
  } finally {
    copy.close();
  }
}

export function contentsOf({ nouns, past, told }: CheckedPortfolio): Contents {
  const lengths = Array.from(nouns, ([noun, rows]) => [noun, rows.length] as const);
  return {
    nouns: new Map(lengths),
    past: [...past.values()].reduce((total, rows) => total + rows.length, 0),
    told: told.reduce((total, { closes }) => total + closes.length, 0),
  };
}
