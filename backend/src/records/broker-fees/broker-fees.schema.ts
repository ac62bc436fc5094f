import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { feesField } from '../../http/broker-fees-field.ts';
import { wireDecimal } from '../../http/wire.ts';

export const brokerFeesInput = z.object({ fees: feesField('All of them, each broker once') });
export type BrokerFeesInput = z.output<typeof brokerFeesInput>;

export const brokerFeesSchema = z
  .object({
    fees: z.array(
      z.object({
        broker: z.string(),
        fixed: wireDecimal(`Of each order, in ${BASE_CURRENCY}`),
        rate: wireDecimal('Of its amount, a fraction'),
        minimum: wireDecimal(`At least so much, in ${BASE_CURRENCY}`),
      }),
    ),
  })
  .meta({ id: 'BrokerFees' });
