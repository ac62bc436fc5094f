import { decimalText, publishedText } from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { wireCount, wireDate, wireDecimalOrNull, wireId } from '../../http/wire.ts';
import type { DuePurchase } from './due-purchases.service.ts';

export const duePurchasesSchema = z
  .object({
    due: z
      .array(
        z.object({
          plan_id: wireId,
          isin: z.string(),
          name: z.string().nullable(),
          broker: z.string(),
          due_on: wireDate('The day on which it is due'),
          amount: wireDecimalOrNull(`What the plan is of, in ${BASE_CURRENCY}; null when it is of units`),
          price: wireDecimalOrNull(`Of that day or the last one before, in ${BASE_CURRENCY}`),
          price_date: wireDate('Day of that price').nullable(),
          units: wireDecimalOrNull('To buy, at most four fraction digits when the plan is of an amount'),
          fee: wireDecimalOrNull(`What the broker takes for it, in ${BASE_CURRENCY}`),
          reason: z
            .enum(['no_price', 'no_rate', 'amount_too_small'])
            .nullable()
            .meta({ description: 'Why there are no units; null when there are' }),
        }),
      )
      .meta({ description: 'The earliest first' }),
    total: wireCount('All of them; there is no paging'),
  })
  .meta({ id: 'DuePurchases' });

export function wireDuePurchases(due: readonly DuePurchase[]): z.output<typeof duePurchasesSchema> {
  return {
    due: due.map(({ plan, name, dueOn, price, units, fee, reason }) => ({
      plan_id: plan.id,
      isin: plan.isin,
      name,
      broker: plan.broker,
      due_on: dueOn,
      amount: plan.amount,
      price: price && publishedText(price.value, 4),
      price_date: price && price.date,
      units: units && decimalText(units),
      fee: fee && decimalText(fee, 2),
      reason,
    })),
    total: due.length,
  };
}
