import { publishedText } from '@portfolio/domain';
import { z } from 'zod';
import { dateField } from '../../http/date-fields.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import type { History, Period } from './value-history.service.ts';

const INTERVALS = ['day', 'week', 'month'] as const;

export const valueHistoryQuery = z.object({
  start_date: dateField('First day; default the day before the first trade').optional(),
  end_date: dateField('Last day; default today').optional(),
  interval: enumField(
    INTERVALS,
    'A point for each day, or for the last day of each week (Sunday) or month; default day',
  ).optional(),
  isin: textField(0, 12, 'Only this ISIN, in either case; empty for the whole portfolio').optional(),
});
export type ValueHistoryQuery = z.output<typeof valueHistoryQuery>;

export const valueHistorySchema = z
  .object({
    currency: z.string(),
    start_date: wireDate('First day shown: not before the day before the first trade'),
    end_date: wireDate('Last day shown: not after today'),
    interval: z.enum(INTERVALS),
    isin: z.string().nullable(),
    points: z
      .array(
        z.object({
          date: wireDate('The value is that at the end of this day'),
          market_value: wireDecimalOrNull('What was held, at the last price known on that day'),
          net_invested: wireDecimal('Purchases − proceeds up to that day'),
          is_carried: z
            .boolean()
            .meta({ description: 'Whether a price of an earlier day stands in for one of this day' }),
        }),
      )
      .meta({ description: 'Ascending; the first and the last day are always among them' }),
  })
  .meta({ id: 'ValueHistory' });
export type ValueHistoryWire = z.output<typeof valueHistorySchema>;

export function periodOf(query: ValueHistoryQuery): Period {
  const isin = query.isin?.toUpperCase() ?? '';
  return {
    start: query.start_date ?? null,
    end: query.end_date ?? null,
    interval: query.interval ?? 'day',
    isin: isin === '' ? null : isin,
  };
}

export function wireHistory({ currency, start, end, interval, isin, points }: History): ValueHistoryWire {
  return {
    currency,
    start_date: start,
    end_date: end,
    interval,
    isin,
    points: points.map(({ date, marketValue, netInvested, isCarried }) => ({
      date,
      market_value: marketValue && publishedText(marketValue, 2),
      net_invested: publishedText(netInvested, 2),
      is_carried: isCarried,
    })),
  };
}
