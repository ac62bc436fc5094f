import { decimalText, type LookThroughKind } from '@portfolio/domain';
import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { allBreakdowns, type Breakdown, breakdownsOf, lookThroughRows } from './look-through.repository.ts';
import type { LookThroughInput } from './look-through.schema.ts';

type Row = RowOf<'look_through'>;

/** In sentences: `12 regions`, `1 sector`. */
const counted = (count: number, kind: LookThroughKind) => `${count} ${kind}${count === 1 ? '' : 's'}`;

function existing(rows: Row[], isin: string): Row[] {
  if (rows.length > 0) return rows;
  throw new Problem(404, 'look_through_not_found', `Nothing is known of what ${isin} holds.`, { isin });
}

/** What every instrument holds, by ISIN. */
export async function listLookThrough(deps: Deps): Promise<ReadonlyMap<string, readonly Breakdown[]>> {
  return await allBreakdowns(deps.database.read);
}

export async function showLookThrough(deps: Deps, isin: string): Promise<readonly Breakdown[]> {
  return breakdownsOf(existing(await lookThroughRows(deps.database.read, isin), isin));
}

/** In words: `12 regions, 11 sectors`. */
export function inWords(breakdowns: readonly Breakdown[]): string {
  return breakdowns.map(({ kind, parts }) => counted(parts.length, kind)).join(', ');
}

/**
 * Writes breakdowns in place of those of the same kinds; a row that says the same stays as it is.
 *
 * @returns whether there was one of these kinds before
 */
export async function storeBreakdowns(
  { trx, change, at }: Work,
  isin: string,
  breakdowns: readonly Breakdown[],
): Promise<boolean> {
  let hadSome = false;
  for (const { kind, asOf, parts } of breakdowns) {
    const before = await lookThroughRows(trx, isin, kind);
    hadSome ||= before.length > 0;
    const known = new Map(before.map((row) => [row.name, row]));
    const told = new Map(parts.map(({ name, weight }) => [name, decimalText(weight)]));
    const gone = before.filter(({ name }) => !told.has(name));
    await change.remove(
      'look_through',
      gone.map(({ id }) => id),
    );
    const changed = before.flatMap((row): Row[] => {
      const weight = told.get(row.name);
      const isSame = weight === undefined || (weight === row.weight && asOf === row.as_of);
      return isSame ? [] : [{ ...row, weight, as_of: asOf, updated_at: at }];
    });
    await change.replaceAll('look_through', changed);
    const added = [...told].filter(([name]) => !known.has(name));
    await change.insert(
      'look_through',
      added.map(([name, weight]) => ({
        isin,
        kind,
        name,
        weight,
        as_of: asOf,
        created_at: at,
        updated_at: at,
      })),
    );
  }
  return hadSome;
}

/** Writes the weights of one kind; the same again changes nothing. */
export async function putLookThrough(
  deps: Deps,
  isin: string,
  { kind, as_of: asOf, parts }: LookThroughInput,
  requestId: string,
): Promise<Done<readonly Breakdown[]>> {
  const breakdown = { kind, asOf, parts };
  const summary = `Entered ${inWords([breakdown])} of ${isin}`;
  const deed = { action: 'create', subject: 'look_through', summary, requestId } as const;
  const done = await deps.run(deed, async (work) => {
    if (await storeBreakdowns(work, isin, [breakdown])) await work.change.summarise(summary, 'update');
    return breakdownsOf(await lookThroughRows(work.trx, isin));
  });
  if (done.changeId !== null) deps.log.info('look-through written', { isin, kind, parts: parts.length });
  return done;
}

/** Forgets the weights of an instrument, of one kind when that is named. */
export async function deleteLookThrough(
  deps: Deps,
  isin: string,
  kind: LookThroughKind | undefined,
  requestId: string,
): Promise<Done<number>> {
  const summary = `Deleted ${kind === undefined ? 'the weights' : `the ${kind}s`} of ${isin}`;
  const deed = { action: 'delete', subject: 'look_through', summary, requestId } as const;
  const done = await deps.run(deed, async ({ trx, change }) => {
    const rows = existing(await lookThroughRows(trx, isin, kind), isin);
    await change.remove(
      'look_through',
      rows.map(({ id }) => id),
    );
    return rows.length;
  });
  deps.log.info('look-through deleted', { isin, deleted_count: done.result });
  return done;
}
