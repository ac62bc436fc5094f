import { setImmediate as breathe } from 'node:timers/promises';
import {
  type CloseSeries,
  dateOfEpochDay,
  decimal,
  epochDay,
  type KnownCloses,
  localDate,
  type SourcedSeries,
} from '@portfolio/domain';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ChangeLog } from './change-log.ts';
import { type DatedValue, packSeries, unpackSeries } from './packed-series.ts';
import type { ClosePackTable } from './provided-tables.ts';
import type { Tables } from './tables.ts';

type Trx = Transaction<Tables>;

export type PackKind = ClosePackTable['kind'];

/** Whose packs were written: ISINs of prices, currencies of rates. */
export type PackedNames = Readonly<Record<PackKind, ReadonlySet<string>>>;

/** The source of what the owner entered; it goes before all others. */
export const MANUAL = 'manual';

/** A close or a rate on its way into a pack. */
export interface DatedClose extends DatedValue {
  readonly currency: string;
}

/** Where the rows of a kind are kept that the owner entered. */
const NOUN_OF = { price: 'prices', rate: 'exchange_rates' } as const;
const NAME_COLUMN = { price: 'isin', rate: 'currency' } as const;
const VALUE_COLUMN = { price: 'close', rate: 'rate' } as const;

/** Versions of a change that are looked at together: few enough that no other request notices it. */
const ROWS_PER_PART = 2000;

/** A year of one name: what is packed at a time. */
interface PackOfYear {
  readonly name: string;
  readonly year: number;
}

/**
 * Packs anew what a change has touched, in its own transaction: whatever wrote the rows, an undo included, the packs
 * say what the rows say. Other requests run in between.
 */
export async function packChange(
  trx: Trx,
  { id, nouns }: Pick<ChangeLog, 'id' | 'nouns'>,
): Promise<PackedNames> {
  const packed = { price: new Set<string>(), rate: new Set<string>() };
  for (const kind of ['price', 'rate'] as const) {
    if (id === null || !nouns.has(NOUN_OF[kind])) continue;
    for (const pack of await packsTouched(trx, kind, id)) {
      await replacePacks(trx, kind, MANUAL, pack, await enteredIn(trx, kind, pack));
      packed[kind].add(pack.name);
      await breathe();
    }
  }
  return packed;
}

/** The years in which a change has opened or ended a version. */
async function packsTouched(trx: Trx, kind: PackKind, changeId: number): Promise<Iterable<PackOfYear>> {
  const touched = new Map<string, PackOfYear>();
  for (const bound of ['from_change', 'to_change'] as const) {
    for (let last = 0; ;) {
      const { rows } = await sql<{ id: number } & PackOfYear>`
        SELECT id, ${sql.ref(NAME_COLUMN[kind])} AS name, CAST(substr(date, 1, 4) AS INTEGER) AS year
        FROM ${sql.table(`${NOUN_OF[kind]}_versions`)}
        WHERE ${sql.ref(bound)} = ${changeId} AND id > ${last} ORDER BY id LIMIT ${ROWS_PER_PART}`.execute(
        trx,
      );
      for (const { name, year } of rows) touched.set(`${name} ${year}`, { name, year });
      last = rows.at(-1)?.id ?? last;
      if (rows.length < ROWS_PER_PART) break;
      await breathe();
    }
  }
  return touched.values();
}

/** What the owner has entered for a year, by day. */
async function enteredIn(trx: Trx, kind: PackKind, { name, year }: PackOfYear): Promise<DatedClose[]> {
  const digits = String(year).padStart(4, '0');
  const { rows } = await sql<{ date: string; value: string; currency: string }>`
    SELECT date, ${sql.ref(VALUE_COLUMN[kind])} AS value, currency FROM ${sql.table(NOUN_OF[kind])}
    WHERE ${sql.ref(NAME_COLUMN[kind])} = ${name} AND date BETWEEN ${`${digits}-01-01`} AND ${`${digits}-12-31`}
    ORDER BY date`.execute(trx);
  return rows.map(({ date, value, currency }) => ({
    day: epochDay(localDate(date)),
    value: decimal(value),
    currency,
  }));
}

/** Replaces what a source says of a year, a pack for each currency. @param closes by day */
async function replacePacks(
  trx: Trx,
  kind: PackKind,
  source: string,
  { name, year }: PackOfYear,
  closes: readonly DatedClose[],
): Promise<void> {
  await trx
    .deleteFrom('close_packs')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('source', '=', source)
    .where('year', '=', year)
    .execute();
  for (const [currency, values] of Map.groupBy(closes, (close) => close.currency)) {
    const pack = { kind, name, source, year, currency, ...packSeries(values) };
    await trx.insertInto('close_packs').values(pack).execute();
  }
}

/**
 * Keeps what a provider tells of one name beside what it told before. A day that it tells again is replaced, whatever
 * currency it was in: the newest listing is the one that counts.
 *
 * @param source  its name; not `manual`
 * @param closes  in any order; of two on one day the last counts
 * @returns how many days are new or other than before
 */
export async function storeQuotes(
  trx: Trx,
  kind: PackKind,
  name: string,
  source: string,
  closes: readonly DatedClose[],
): Promise<number> {
  if (source === MANUAL) throw new Error('what the owner enters is stored by a change, not as a quote');
  let count = 0;
  for (const [year, told] of Map.groupBy(closes, ({ day }) => yearOf(day))) {
    const byDay = new Map<number, DatedClose>();
    for (const close of await quotesIn(trx, kind, source, { name, year })) byDay.set(close.day, close);
    const before = count;
    for (const close of told) {
      const known = byDay.get(close.day);
      if (known && isSame(known, close)) continue;
      byDay.set(close.day, close);
      count += 1;
    }
    if (count === before) continue;
    const all = [...byDay.values()].toSorted((left, right) => left.day - right.day);
    await replacePacks(trx, kind, source, { name, year }, all);
  }
  return count;
}

/** Forgets everything that a provider told of one name; tells whether there was anything. */
export async function removeQuotes(trx: Trx, kind: PackKind, name: string, source: string): Promise<boolean> {
  if (source === MANUAL) throw new Error('what the owner enters is deleted by a change, not as a quote');
  const { numDeletedRows } = await trx
    .deleteFrom('close_packs')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('source', '=', source)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

const yearOf = (day: number): number => Number(dateOfEpochDay(day).slice(0, 4));

const digitsOf = ({ value }: DatedValue) => packSeries([{ day: 0, value }]).digits;

const isSame = (left: DatedClose, right: DatedClose): boolean =>
  left.currency === right.currency && Buffer.compare(digitsOf(left), digitsOf(right)) === 0;

async function quotesIn(
  trx: Trx,
  kind: PackKind,
  source: string,
  { name, year }: PackOfYear,
): Promise<DatedClose[]> {
  const packs = await trx
    .selectFrom('close_packs')
    .select(['currency', 'days', 'digits'])
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('source', '=', source)
    .where('year', '=', year)
    .execute();
  return packs.flatMap((pack) => closesOf(unpackSeries(pack.currency, [pack])));
}

function closesOf({ currency, days, digits, scale }: CloseSeries): DatedClose[] {
  return Array.from(days, (day, index) => ({ day, currency, value: { digits: digits[index] ?? 0n, scale } }));
}

/** Whose closes or rates are known, ascending. */
export async function packedNames(db: Kysely<Tables>, kind: PackKind): Promise<string[]> {
  const query = db.selectFrom('close_packs').select('name').distinct();
  const rows = await query.where('kind', '=', kind).orderBy('name').execute();
  return rows.map((row) => row.name);
}

/** Everything that has packs of a kind, ascending. */
export async function packNames(db: Kysely<Tables>, kind: PackKind): Promise<string[]> {
  const rows = await db
    .selectFrom('close_packs')
    .select('name')
    .distinct()
    .where('kind', '=', kind)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/**
 * Everything that is known of the closes or rates of some names, or of all: first what the owner entered, then each
 * provider by its name.
 *
 * @param names  null for all of them
 */
export async function readPacks(
  db: Kysely<Tables>,
  kind: PackKind,
  names: Iterable<string> | null = null,
): Promise<Map<string, KnownCloses>> {
  const query = db
    .selectFrom('close_packs')
    .select(['name', 'source', 'currency', 'days', 'digits'])
    .where('kind', '=', kind);
  const some = sql<string>`(SELECT value FROM json_each(${JSON.stringify(names === null ? [] : [...names])}))`;
  const packs = await (names === null ? query : query.where('name', 'in', some))
    .orderBy('name')
    .orderBy('source')
    .orderBy('year')
    .execute();
  const known = new Map<string, KnownCloses>();
  for (const [name, ofName] of Map.groupBy(packs, (pack) => pack.name)) known.set(name, seriesOf(ofName));
  return known;
}

type ReadPack = Pick<ClosePackTable, 'source' | 'currency' | 'days' | 'digits'>;

function seriesOf(packs: readonly ReadPack[]): SourcedSeries[] {
  const bySeries = Map.groupBy(packs, ({ source, currency }) => `${currency} ${source}`);
  const all = [...bySeries.values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ source: first.source, series: unpackSeries(first.currency, some) }] : [];
  });
  return [...all.filter(({ source }) => source === MANUAL), ...all.filter(({ source }) => source !== MANUAL)];
}
