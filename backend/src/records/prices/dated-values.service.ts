import { setImmediate as breathe } from 'node:timers/promises';
import { type Close, closesBetween, dateOfEpochDay, epochDay, type LocalDate } from '@portfolio/domain';
import { MANUAL, packedNames, readPacks } from '../../db/close-packs.ts';
import type { Done, RunWork } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { ROWS_OF_LONG_WORK, workThere } from '../../http/long-work.ts';
import type { DatedNoun } from './dated-noun.ts';
import { rowsOfDays, someIds } from './dated-values.repository.ts';

/** What of the known prices or rates is told; null is no bound. */
export interface KnownFilter {
  readonly name: string | null;
  /** Both inclusive. */
  readonly startDate: LocalDate | null;
  readonly endDate: LocalDate | null;
  /** Only what this one tells; null for the one that counts of each day. */
  readonly source: string | null;
}

/** Small enough that no other request notices them being ended. */
const ROWS_PER_PART = 500;

/** The closes that count of one instrument, or the rates of one currency, by day. */
export interface NamedCloses {
  readonly name: string;
  readonly closes: readonly Close[];
}

/** Name by name, ascending; other requests run in between. */
export async function* knownCloses(
  { database }: Pick<Deps, 'database'>,
  { kind }: DatedNoun,
  { name, startDate, endDate, source }: KnownFilter,
): AsyncGenerator<NamedCloses> {
  const first = startDate === null ? Number.NEGATIVE_INFINITY : epochDay(startDate);
  const last = endDate === null ? Number.POSITIVE_INFINITY : epochDay(endDate);
  for (const each of name === null ? await packedNames(database.read, kind) : [name]) {
    const known = (await readPacks(database.read, kind, [each])).get(each) ?? [];
    const told = source === null ? known : known.filter((series) => series.source === source);
    yield { name: each, closes: closesBetween(told, first, last) };
    await breathe();
  }
}

/** A close that counts, or a rate. */
export interface NamedClose {
  readonly name: string;
  readonly close: Close;
  /** Null for what a provider tells. */
  readonly enteredAt: string | null;
}

/** When those were entered that a person has; other requests run in between. */
async function enteredAt(
  { database }: Pick<Deps, 'database'>,
  of: DatedNoun,
  page: readonly Omit<NamedClose, 'enteredAt'>[],
): Promise<NamedClose[]> {
  const days = page
    .filter(({ close }) => close.source === MANUAL)
    .map(({ name, close }) => [name, dateOfEpochDay(close.day)] as const);
  const known = new Map<string, string>();
  for (let start = 0; start < days.length; start += ROWS_PER_PART) {
    for (const row of await rowsOfDays(database.read, of, days.slice(start, start + ROWS_PER_PART)))
      known.set(`${row.name} ${row.date}`, row.updated_at);
    await breathe();
  }
  return page.map(({ name, close }) => {
    const entered = close.source === MANUAL ? known.get(`${name} ${dateOfEpochDay(close.day)}`) : undefined;
    return { name, close, enteredAt: entered ?? null };
  });
}

/** A page of all of them, and how many there are. */
export async function pageOfCloses(
  deps: Pick<Deps, 'database'>,
  of: DatedNoun,
  filter: KnownFilter,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<{ page: NamedClose[]; total: number }> {
  const page: Omit<NamedClose, 'enteredAt'>[] = [];
  let total = 0;
  for await (const { name, closes } of knownCloses(deps, of, filter)) {
    const some = closes.slice(Math.max(0, skip - total), Math.max(0, skip + limit - total));
    for (const close of some) page.push({ name, close });
    total += closes.length;
  }
  return { page: await enteredAt(deps, of, page), total };
}

/** Deletes what the owner has entered within a filter, as one change; what providers told stays. */
export async function deleteDatedValues(
  { database, run, log }: Deps,
  of: DatedNoun,
  filter: EnteredFilter,
  requestId: string,
): Promise<Done<number>> {
  const { name, startDate, endDate } = filter;
  const some = await someIds(database.read, of, filter, ROWS_OF_LONG_WORK + 1);
  const done =
    some.length > ROWS_OF_LONG_WORK
      ? await workThere(database, DELETION[of.noun], { name, startDate, endDate }, requestId)
      : await deleteHere(run, of, filter, requestId);
  log.info(`${of.words[1]} deleted`, { operation: 'DELETE', deleted_count: done.result });
  return done;
}

const DELETION = { prices: 'price_deletion', exchange_rates: 'exchange_rate_deletion' } as const;

type EnteredFilter = Omit<KnownFilter, 'source'>;

/** The same on the thread that calls it. */
export async function deleteHere(
  run: RunWork,
  of: DatedNoun,
  { name, startDate, endDate }: EnteredFilter,
  requestId: string,
): Promise<Done<number>> {
  const isEverything = name === null && startDate === null && endDate === null;
  const action = isEverything ? 'delete_all' : 'delete';
  const deed = { action, subject: of.noun, summary: '', requestId } as const;
  return await run(deed, async ({ trx, change }) => {
    let count = 0;
    for (;;) {
      const ids = await someIds(trx, of, { name, startDate, endDate }, ROWS_PER_PART);
      if (ids.length === 0) break;
      await change.remove(of.noun, ids);
      count += ids.length;
      await breathe();
    }
    if (count > 0)
      await change.summarise(`Deleted ${counted(of, count)}${name === null ? '' : ` of ${name}`}`);
    return count;
  });
}

/** `1 price`, `12 prices`. */
export function counted({ words: [one, several] }: DatedNoun, count: number): string {
  return `${count} ${count === 1 ? one : several}`;
}
