import { type BrokerFee, decimal } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RowOf, Tables } from '../../db/tables.ts';

/** The setting that holds them. */
export const BROKER_FEES_SETTING = 'broker_fees';

/** As it stands in the value of the setting, after that was taken from its JSON. */
export const keptFeesSchema = z.array(
  z.object({ broker: z.string(), fixed: z.string(), rate: z.string(), minimum: z.string() }),
);

/** What brokers take for an order, as it is kept. */
export type KeptFees = z.output<typeof keptFeesSchema>;

export async function findBrokerFees(db: Kysely<Tables>): Promise<RowOf<'settings'> | null> {
  const query = db.selectFrom('settings').selectAll().where('name', '=', BROKER_FEES_SETTING);
  return (await query.executeTakeFirst()) ?? null;
}

/** By broker in their order; none until the owner says so. */
export async function keptFees(db: Kysely<Tables>): Promise<KeptFees> {
  const row = await findBrokerFees(db);
  return row ? keptFeesSchema.parse(JSON.parse(row.value)) : [];
}

/** What each broker that is named takes for an order. */
export async function brokerFees(db: Kysely<Tables>): Promise<ReadonlyMap<string, BrokerFee>> {
  const fees = await keptFees(db);
  return new Map(
    fees.map(({ broker, fixed, rate, minimum }) => [
      broker,
      { fixed: decimal(fixed), rate: decimal(rate), minimum: decimal(minimum) },
    ]),
  );
}
