import { decimal, type Decimal, ZERO } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** The setting that holds it. */
export const RISK_FREE_RATE_SETTING = 'risk_free_rate';

export async function findRiskFreeRate(db: Kysely<Tables>): Promise<RowOf<'settings'> | null> {
  const query = db.selectFrom('settings').selectAll().where('name', '=', RISK_FREE_RATE_SETTING);
  return (await query.executeTakeFirst()) ?? null;
}

/** What money returns without any risk, per year, a fraction; 0 until the owner says otherwise. */
export const rateOfSetting = (row: { readonly value: string } | null): Decimal =>
  row ? decimal(row.value) : ZERO;

export async function riskFreeRate(db: Kysely<Tables>): Promise<Decimal> {
  return rateOfSetting(await findRiskFreeRate(db));
}
