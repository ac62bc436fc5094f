import type { ChangeLog } from '../db/change-log.ts';
import type { EarlierNoun } from './earlier-noun.ts';
import type { EarlierRow } from './read-earlier-rows.ts';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { areIdsFree } from './target.repository.ts';

/** A line of the report: which row, and what there is to say about it. */
export interface Remark {
  readonly label: string;
  readonly text: string;
}

/** What became of the rows of one noun. Every row found was brought, was there already, or was left. */
export interface Outcome<N extends EarlierNoun = EarlierNoun> {
  readonly noun: N;
  readonly found: number;
  readonly brought: readonly BroughtRow<N>[];
  /** The same row is there: brought by an earlier run. */
  readonly alreadyThere: readonly EarlierRow<N>[];
  readonly left: readonly LeftRow<N>[];
  /** False when rows were brought under new ids. */
  readonly idsKept: boolean;
}

export type BroughtRow<N extends EarlierNoun> = Extract<EarlierRow<N>, { kind: 'row' }>;

export interface LeftRow<N extends EarlierNoun> {
  readonly row: EarlierRow<N>;
  readonly reason: string;
}

/** What is to become of a row that could be read. */
export type Verdict = 'new' | 'already there' | { readonly left: string };

/** Sorts rows by what is to become of them; those that could not be read are left. */
export function judged<N extends EarlierNoun>(
  rows: readonly EarlierRow<N>[],
  judge: (row: BroughtRow<N>) => Verdict,
): Omit<Outcome<N>, 'noun' | 'idsKept'> {
  const brought: BroughtRow<N>[] = [];
  const alreadyThere: EarlierRow<N>[] = [];
  const left: LeftRow<N>[] = [];
  for (const row of rows) {
    if (row.kind === 'left') {
      left.push({ row, reason: row.reason });
      continue;
    }
    const verdict = judge(row);
    if (verdict === 'new') brought.push(row);
    else if (verdict === 'already there') alreadyThere.push(row);
    else left.push({ row, reason: verdict.left });
  }
  return { found: rows.length, brought, alreadyThere, left };
}

/** Stores the rows, under their own ids where those are free, so that scripts which refer to an id still find it. */
export async function store<N extends EarlierNoun>(
  { trx, change }: { readonly trx: Kysely<Tables>; readonly change: ChangeLog },
  noun: N,
  rows: readonly BroughtRow<N>[],
): Promise<boolean> {
  const ids = rows.map((row) => row.raw.id);
  const areFree = await areIdsFree(trx, noun, ids);
  const columns = rows.map((row) => row.columns);
  await change.insert(noun, columns, areFree ? (ids as number[]) : []);
  return areFree;
}
