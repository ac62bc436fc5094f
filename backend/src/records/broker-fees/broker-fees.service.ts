import { decimalText } from '@portfolio/domain';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { BROKER_FEES_SETTING, findBrokerFees, keptFees, type KeptFees } from './broker-fees.repository.ts';
import type { BrokerFeesInput } from './broker-fees.schema.ts';

export async function showBrokerFees(deps: Deps): Promise<KeptFees> {
  return await keptFees(deps.database.read);
}

/** Remembers what brokers take for an order; the same again changes nothing. */
export async function setBrokerFees(
  deps: Deps,
  { fees }: BrokerFeesInput,
  requestId: string,
): Promise<Done<KeptFees>> {
  const told = fees.map(({ broker, fixed, rate, minimum }) => ({
    broker,
    fixed: decimalText(fixed),
    rate: decimalText(rate),
    minimum: decimalText(minimum),
  }));
  const value = JSON.stringify(told);
  const brokers = told.map(({ broker }) => broker).join(', ');
  const summary = told.length === 0 ? 'Forgot the fees of brokers' : `Set the fees of ${brokers}`;
  const deed = { action: 'update', subject: 'settings', summary, requestId } as const;
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    const row = await findBrokerFees(trx);
    if ((row?.value ?? '[]') === value) return told;
    if (row) await change.replace('settings', { ...row, value, updated_at: at });
    else {
      const setting = { name: BROKER_FEES_SETTING, value, created_at: at, updated_at: at };
      await change.insert('settings', [setting]);
    }
    return told;
  });
  if (done.changeId !== null)
    deps.log.info('broker fees changed', { operation: 'UPDATE', setting_key: BROKER_FEES_SETTING });
  return done;
}
