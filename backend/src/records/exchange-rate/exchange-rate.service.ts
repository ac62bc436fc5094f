import { now } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import {
  DEFAULT_EXCHANGE_RATE,
  EXCHANGE_RATE_SETTING,
  findExchangeRate,
} from './exchange-rate.repository.ts';
import type { ExchangeRateInput } from './exchange-rate.schema.ts';

type Row = RowOf<'settings'>;

export async function showExchangeRate(deps: Deps): Promise<Pick<Row, 'value' | 'updated_at'>> {
  return (await findExchangeRate(deps.database.read)) ?? { value: DEFAULT_EXCHANGE_RATE, updated_at: now() };
}

/**
 * Sets the rate at which every CZK amount is told in EUR from now on; snapshots keep the rate of their day.
 *
 * It is kept in plain notation, as it was entered; the same text again changes nothing.
 */
export async function setExchangeRate(
  deps: Deps,
  { exchange_rate: value, based_on: basedOn }: ExchangeRateInput,
  requestId: string,
): Promise<Done<Row>> {
  const deed = {
    action: 'create',
    subject: 'settings',
    summary: `Set the exchange rate to ${value} CZK`,
    requestId,
  } as const;
  let before: Row | null = null;
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    before = await findExchangeRate(trx);
    if (before?.value === value) return before;
    checkBasis(before, basedOn);
    if (!before) {
      const setting = { name: EXCHANGE_RATE_SETTING, value, created_at: at, updated_at: at };
      const [row] = await change.insert('settings', [setting]);
      if (!row) throw new Error('an inserted row has come back empty');
      return row;
    }
    await change.summarise(`Set the exchange rate to ${value} CZK, before ${before.value}`, 'update');
    const after = { ...before, value, updated_at: at };
    await change.replace('settings', after);
    return after;
  });
  if (done.changeId !== null) logSet(deps, before, value);
  return done;
}

function logSet({ log }: Deps, before: Row | null, value: string): void {
  const setting_key = EXCHANGE_RATE_SETTING;
  if (!before) {
    log.info('exchange rate created', { operation: 'CREATE', setting_key, value });
    return;
  }
  log.info('exchange rate updated', {
    operation: 'UPDATE',
    setting_key,
    old_value: before.value,
    new_value: value,
  });
}
