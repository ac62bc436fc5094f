import { type Decimal, decimalText } from '@portfolio/domain';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { findRiskFreeRate, RISK_FREE_RATE_SETTING, riskFreeRate } from './risk-free-rate.repository.ts';

export async function showRiskFreeRate(deps: Deps): Promise<Decimal> {
  return await riskFreeRate(deps.database.read);
}

/** Chooses the rate that the Sharpe ratio is told against; nothing is written when it stays as it is. */
export async function setRiskFreeRate(deps: Deps, rate: Decimal, requestId: string): Promise<Done<Decimal>> {
  const deed = { action: 'update', subject: 'settings', summary: '', requestId } as const;
  const value = decimalText(rate);
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    const before = decimalText(await riskFreeRate(trx));
    if (before === value) return rate;
    await change.summarise(`Set the risk-free rate to ${value}, before ${before}`);
    const row = await findRiskFreeRate(trx);
    if (row) await change.replace('settings', { ...row, value, updated_at: at });
    else {
      const setting = { name: RISK_FREE_RATE_SETTING, value, created_at: at, updated_at: at };
      await change.insert('settings', [setting]);
    }
    return rate;
  });
  if (done.changeId !== null)
    deps.log.info('risk-free rate changed', {
      operation: 'UPDATE',
      setting_key: RISK_FREE_RATE_SETTING,
      value,
    });
  return done;
}
