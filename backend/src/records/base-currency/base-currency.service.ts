import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { Problem } from '../../http/problem.ts';
import {
  BASE_CURRENCY_SETTING,
  findBaseCurrency,
  hasAmounts,
  textOfBase,
} from './base-currency.repository.ts';
import type { BaseCurrencyInput } from './base-currency.schema.ts';

type Row = RowOf<'settings'>;

/** Null while nobody has chosen one. */
export async function showBaseCurrency(deps: Deps): Promise<Row | null> {
  return await findBaseCurrency(deps.database.read);
}

/**
 * Chooses the currency that everything is told in. Amounts are recorded in it and never converted.
 *
 * @throws Problem 409 while any amount is recorded in another one
 */
export async function setBaseCurrency(
  deps: Deps,
  { base_currency: value, based_on: basedOn }: BaseCurrencyInput,
  requestId: string,
): Promise<Done<Row | null>> {
  const deed = { action: 'update', subject: 'settings', summary: '', requestId } as const;
  const done = await deps.run(deed, async ({ trx, change, at }): Promise<Row | null> => {
    const row = await findBaseCurrency(trx);
    const before = textOfBase(row);
    if (before === value) return row;
    checkBasis(row, basedOn);
    if (await hasAmounts(trx)) {
      throw new Problem(
        409,
        'base_currency_in_use',
        `The base currency stays ${before}: transactions or position values are recorded in it, and amounts are not converted. It can be changed while there are none.`,
        { currency: before },
      );
    }
    await change.summarise(`Set the base currency to ${value}, before ${before}`);
    if (row) await change.replace('settings', { ...row, value, updated_at: at });
    else {
      const setting = { name: BASE_CURRENCY_SETTING, value, created_at: at, updated_at: at };
      await change.insert('settings', [setting]);
    }
    return await findBaseCurrency(trx);
  });
  if (done.changeId !== null)
    deps.log.info('base currency changed', {
      operation: 'UPDATE',
      setting_key: BASE_CURRENCY_SETTING,
      value,
    });
  return done;
}
