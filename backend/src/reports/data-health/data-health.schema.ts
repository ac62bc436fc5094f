import { z } from 'zod';
import { wireCount, wireDate, wireWhole } from '../../http/wire.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { HealthItem } from './data-health.service.ts';
import { HEALTH_CODES, type HealthCode } from './health-codes.ts';

const ACTIONS = {
  oversold: 'show_transactions',
  no_price: 'enter_price',
  no_rate: 'enter_rate',
  suspected_duplicate: 'show_both',
  suspected_split: 'record_split',
  stale_price: 'refresh_prices',
  no_name: 'edit_metadata',
  no_class: 'edit_metadata',
} as const satisfies Record<HealthCode, string>;

const whole = z.int().nullable();
const text = (description: string) => z.string().nullable().meta({ description });

export const dataHealthSchema = z
  .object({
    as_of: wireDate('Today'),
    items: z.array(
      z.object({
        code: z.enum(HEALTH_CODES),
        about: z.string().meta({ description: 'Names it among those of its code' }),
        isin: text('Null where it is about none'),
        name: text('Of the instrument, where it is known'),
        currency: text('Of a rate'),
        broker: text('Of suspected duplicates'),
        date: wireDate('Of the price, the transactions or the jump').nullable(),
        transaction_ids: z.array(z.int()).meta({ description: 'Of suspected duplicates' }),
        units: text('Of more sold than bought: below 0'),
        new_units: whole.meta({ description: 'Of a suspected split' }),
        old_units: whole.meta({ description: 'Of a suspected split' }),
        action: z.enum([...new Set(Object.values(ACTIONS))] as [string, ...string[]]).meta({
          description: 'What mends it',
        }),
        can_be_right: z.boolean().meta({ description: 'It may be found right, and is not told again then' }),
      }),
    ),
    total: wireCount('All of them; there is no paging'),
  })
  .meta({ id: 'DataHealth' });

export function wireHealth(
  items: readonly HealthItem[],
  { instruments }: KnownPortfolio,
  today: string,
): z.output<typeof dataHealthSchema> {
  return {
    as_of: today,
    items: items.map(({ code, about, isin, currency, broker, date, transactionIds, units, split }) => ({
      code,
      about,
      isin,
      name: isin === null ? null : (instruments.get(isin)?.name ?? null),
      currency,
      broker,
      date,
      transaction_ids: [...transactionIds],
      units,
      new_units: split && wireWhole(split.newUnits),
      old_units: split && wireWhole(split.oldUnits),
      action: ACTIONS[code],
      can_be_right: code === 'suspected_duplicate' || code === 'suspected_split',
    })),
    total: items.length,
  };
}
