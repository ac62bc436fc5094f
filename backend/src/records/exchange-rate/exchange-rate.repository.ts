import { type Kysely, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** The setting that holds units of CZK for one EUR, as the owner wrote it. */
export const EXCHANGE_RATE_SETTING = 'czk_eur_exchange_rate';

/** What is reckoned with until the owner sets a rate. */
export const DEFAULT_EXCHANGE_RATE = '25.00';

export async function findExchangeRate(db: Kysely<Tables>): Promise<RowOf<'settings'> | null> {
  const query = db.selectFrom('settings').selectAll().where('name', '=', EXCHANGE_RATE_SETTING);
  return (await query.executeTakeFirst()) ?? null;
}

/** Units of CZK for one EUR, as text; the default when none was ever set. */
export const textOfRate = (row: { readonly value: string } | null): string =>
  row?.value ?? DEFAULT_EXCHANGE_RATE;

export async function exchangeRateText(db: Kysely<Tables>): Promise<string> {
  return textOfRate(await findExchangeRate(db));
}

/** A rate that the owner set, from a day on; days in UTC. */
export interface RateOfDays {
  readonly from: string;
  readonly value: string;
}

/** Every rate ever set, in the order of setting. One that was undone is as if it had never been. */
export async function exchangeRatesOfDays(db: Kysely<Tables>): Promise<RateOfDays[]> {
  const { rows } = await sql<RateOfDays>`
    SELECT substr(updated_at, 1, 10) AS "from", value FROM settings_versions
    WHERE name = ${EXCHANGE_RATE_SETTING}
      AND from_change NOT IN (SELECT undoes FROM changes WHERE undoes IS NOT NULL)
    ORDER BY id, version`.execute(db);
  return rows;
}
