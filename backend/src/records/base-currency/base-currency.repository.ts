import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

/** The setting that holds it. */
export const BASE_CURRENCY_SETTING = 'base_currency';

/** What holds until the owner chooses another. */
const DEFAULT_BASE_CURRENCY = 'EUR';

/** What it is by the setting; null while nobody has chosen. */
export const textOfBase = (row: { readonly value: string } | null | undefined): string =>
  row?.value ?? DEFAULT_BASE_CURRENCY;

export async function findBaseCurrency(db: Kysely<Tables>): Promise<RowOf<'settings'> | null> {
  const query = db.selectFrom('settings').selectAll().where('name', '=', BASE_CURRENCY_SETTING);
  return (await query.executeTakeFirst()) ?? null;
}

/** The currency that fees are paid, positions valued and totals told in. */
export async function baseCurrency(db: Kysely<Tables>): Promise<string> {
  return textOfBase(await findBaseCurrency(db));
}

/** What it was when a change had just been made. */
export async function baseCurrencyAfter(db: Kysely<Tables>, changeId: number): Promise<string> {
  const row = await db
    .selectFrom('settings_versions')
    .select('value')
    .where('name', '=', BASE_CURRENCY_SETTING)
    .where('from_change', '<=', changeId)
    .where((where) => where.or([where('to_change', 'is', null), where('to_change', '>', changeId)]))
    .executeTakeFirst();
  return textOfBase(row);
}

/** Whether any amount is recorded in the base currency: a transaction or the value of a position. */
export async function hasAmounts(db: Kysely<Tables>): Promise<boolean> {
  const trade = await db.selectFrom('transactions').select('id').limit(1).executeTakeFirst();
  if (trade) return true;
  return (await db.selectFrom('position_values').select('id').limit(1).executeTakeFirst()) !== undefined;
}
