import { decimalText } from '@portfolio/domain';
import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { findRiskFreeRate, rateOfSetting, RISK_FREE_RATE_SETTING } from './risk-free-rate.repository.ts';
import type { RiskFreeRateInput } from './risk-free-rate.schema.ts';

type Row = RowOf<'settings'>;

/** Null while nobody has chosen one. */
export async function showRiskFreeRate(deps: Deps): Promise<Row | null> {
  return await findRiskFreeRate(deps.database.read);
}

/** Chooses the rate that the Sharpe ratio is told against; nothing is written when it stays as it is. */
export async function setRiskFreeRate(
  deps: Deps,
  { risk_free_rate: rate, based_on: basedOn }: RiskFreeRateInput,
  requestId: string,
): Promise<Done<Row | null>> {
  const deed = { action: 'update', subject: 'settings', summary: '', requestId } as const;
  const value = decimalText(rate);
  const done = await deps.run(deed, async ({ trx, change, at }): Promise<Row | null> => {
    const row = await findRiskFreeRate(trx);
    const before = decimalText(rateOfSetting(row));
    if (before === value) return row;
    checkBasis(row, basedOn);
    await change.summarise(`Set the risk-free rate to ${value}, before ${before}`);
    if (row) await change.replace('settings', { ...row, value, updated_at: at });
    else {
      const setting = { name: RISK_FREE_RATE_SETTING, value, created_at: at, updated_at: at };
      await change.insert('settings', [setting]);
    }
    return await findRiskFreeRate(trx);
  });
  if (done.changeId !== null)
    deps.log.info('risk-free rate changed', {
      operation: 'UPDATE',
      setting_key: RISK_FREE_RATE_SETTING,
      value,
    });
  return done;
}
