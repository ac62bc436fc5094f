import { type Decimal, decimalText } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { wireInstant } from '../db/instant.ts';
import type { Tables } from '../db/tables.ts';
import type { BroughtRows } from './bring-rows.ts';
import { counted } from './counted.ts';
import type { EarlierNoun } from './earlier-noun.ts';
import type { Outcome } from './outcome.ts';
import { shownValue } from './shown-value.ts';
import { currentRows } from './target.repository.ts';

/** What may make figures differ: rows that were left, rows here that did not come from there, our other rules. */
export interface Circumstances {
  /** Of one ISIN, or of all. */
  trades(isin?: string): string[];
  values(): string[];
  /** Values that the earlier implementation counted although nothing is held. */
  valuesWithoutHolding(values: ReadonlyMap<string, Decimal>): string[];
  otherAssets(): string[];
  exchangeRate(): string[];
  snapshot(moment: string): string[];
}

/** Rows of a noun by a key: how many were left, and how many here are not from there. */
interface Differences {
  readonly left: ReadonlyMap<unknown, number>;
  readonly own: ReadonlyMap<unknown, number>;
}

function tally<T>(rows: readonly T[], keyOf: (row: T) => unknown): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

async function differencesIn(
  db: Kysely<Tables>,
  noun: EarlierNoun,
  { outcomes }: BroughtRows,
  column: string,
): Promise<Differences> {
  const { brought, alreadyThere, left }: Outcome = outcomes[noun];
  const keyOf = (row: object) => Reflect.get(row, column) as unknown;
  const fromThere = tally([...brought, ...alreadyThere], (row) =>
    row.kind === 'row' ? keyOf(row.columns) : null,
  );
  const own = tally(await currentRows(db, noun), keyOf);
  for (const [key, count] of own) own.set(key, count - (fromThere.get(key) ?? 0));
  return { left: tally(left, ({ row }) => (row.kind === 'row' ? keyOf(row.columns) : row.raw[column])), own };
}

function told(noun: EarlierNoun, { left, own }: Differences, key?: unknown): string[] {
  const of = (counts: ReadonlyMap<unknown, number>) =>
    key === undefined
      ? [...counts.values()].reduce((total, count) => total + count, 0)
      : (counts.get(key) ?? 0);
  return [
    ...(of(left) > 0 ? [`${counted(of(left), noun)} left`] : []),
    ...(of(own) > 0 ? [`${counted(of(own), noun)} here that did not come from there`] : []),
  ];
}

/** Looks at what was brought beside what is here now. */
export async function circumstancesOf(db: Kysely<Tables>, rows: BroughtRows): Promise<Circumstances> {
  const trades = await differencesIn(db, 'transactions', rows, 'isin');
  const values = await differencesIn(db, 'position_values', rows, 'isin');
  const otherAssets = await differencesIn(db, 'other_assets', rows, 'asset_type');
  const settings = await differencesIn(db, 'settings', rows, 'name');
  const snapshots = await differencesIn(db, 'snapshots', rows, 'snapshot_date');
  return {
    trades: (isin) => told('transactions', trades, isin),
    values: () => [...told('transactions', trades), ...told('position_values', values)],
    valuesWithoutHolding: (unheld) => {
      if (unheld.size === 0) return [];
      const list = [...unheld].map(([isin, value]) => `${shownValue(isin)} ${decimalText(value, 2)}`);
      return [`values without a holding count in no total here (${list.join(', ').replaceAll('"', '')})`];
    },
    otherAssets: () => told('other_assets', otherAssets),
    exchangeRate: () => told('settings', settings),
    snapshot: (moment) => [
      ...rows.moved
        .filter(({ from }) => from === moment)
        .map(({ to }) => `two snapshots were counted as one; the second is now at ${wireInstant(to)}`),
      ...told('snapshots', snapshots, moment),
    ],
  };
}
