import { decimal, type LookThroughKind, mergedParts, type WeightedPart } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** The weights of one kind, heaviest first, and the day that they are of. */
export interface Breakdown {
  readonly kind: LookThroughKind;
  readonly asOf: string;
  readonly parts: readonly WeightedPart[];
}

/** All rows of one instrument, or those of one kind. */
export async function lookThroughRows(
  db: Kysely<Tables>,
  isin: string,
  kind?: LookThroughKind,
): Promise<RowOf<'look_through'>[]> {
  const all = db.selectFrom('look_through').selectAll().where('isin', '=', isin);
  return await (kind === undefined ? all : all.where('kind', '=', kind))
    .orderBy('kind')
    .orderBy('name')
    .execute();
}

/** The breakdowns that rows of one instrument are, by kind. */
export function breakdownsOf(rows: readonly RowOf<'look_through'>[]): readonly Breakdown[] {
  return [...Map.groupBy(rows, (row) => row.kind)].map(([kind, own]) => ({
    kind,
    asOf: own.map((row) => row.as_of).reduce((one, other) => (one > other ? one : other)),
    parts: mergedParts(own.map(({ name, weight }) => ({ name, weight: decimal(weight) }))),
  }));
}

/** The breakdowns of every instrument that has any, ascending by ISIN; of one kind when that is named. */
export async function allBreakdowns(
  db: Kysely<Tables>,
  kind?: LookThroughKind,
): Promise<ReadonlyMap<string, readonly Breakdown[]>> {
  const all = db.selectFrom('look_through').selectAll();
  const some = kind === undefined ? all : all.where('kind', '=', kind);
  const rows = await some.orderBy('isin').orderBy('kind').orderBy('name').execute();
  const byIsin = Map.groupBy(rows, (row) => row.isin);
  return new Map([...byIsin].map(([isin, own]) => [isin, breakdownsOf(own)]));
}
