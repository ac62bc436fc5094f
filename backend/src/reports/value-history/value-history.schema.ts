import { type Decimal, publishedText } from '@portfolio/domain';
import { z } from 'zod';
import { dateField } from '../../http/date-fields.ts';
import { enumField } from '../../http/text-fields.ts';
import { wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import { Breath } from '../breath.ts';
import { filterFields, filterOf, filterShape, wireFilter } from '../selection.schema.ts';
import type { History, HistoryPoint, HistoryQuestion } from './value-history.service.ts';

const INTERVALS = ['day', 'week', 'month'] as const;

export const valueHistoryQuery = z.object({
  start_date: dateField('First day; default the day before the first trade').optional(),
  end_date: dateField('Last day; default today').optional(),
  interval: enumField(
    INTERVALS,
    'A point for each day, or for the last day of each week (Sunday) or month; default day',
  ).optional(),
  ...filterFields,
});
export type ValueHistoryQuery = z.output<typeof valueHistoryQuery>;

export const valueHistorySchema = z
  .object({
    currency: z.string(),
    start_date: wireDate('First day shown: not before the day before the first trade'),
    end_date: wireDate('Last day shown: not after today'),
    interval: z.enum(INTERVALS),
    ...filterShape,
    points: z
      .array(
        z.object({
          date: wireDate('The value is that at the end of this day'),
          market_value: wireDecimalOrNull('What was held, at the last price known on that day'),
          net_invested: wireDecimal('Purchases − proceeds up to that day'),
          is_carried: z
            .boolean()
            .meta({ description: 'Whether a price of an earlier day stands in for one of this day' }),
          twr_index: wireDecimalOrNull(
            'What one unit of money has become since the first day shown, whenever money came and went',
          ),
          drawdown: wireDecimalOrNull('Fall of the index from its highest point so far, a fraction ≤ 0'),
        }),
      )
      .meta({ description: 'Ascending; the first and the last day are always among them' }),
  })
  .meta({ id: 'ValueHistory' });
export type ValueHistoryWire = z.output<typeof valueHistorySchema>;

export function questionOf(query: ValueHistoryQuery): HistoryQuestion {
  return {
    start: query.start_date ?? null,
    end: query.end_date ?? null,
    interval: query.interval ?? 'day',
    ...filterOf(query),
  };
}

/** What is asked without any member. */
export const WHOLE_HISTORY = questionOf({});

/** A long history is printed with breaks for other requests. */
export async function wireHistory(history: History): Promise<ValueHistoryWire> {
  const { currency, start, end, interval } = history;
  const breath = new Breath();
  const wirePoint = pointPrinter();
  const points: ValueHistoryWire['points'] = [];
  for (const point of history.points) {
    points.push(wirePoint(point));
    if (breath.isDue) await breath.due();
  }
  return { currency, start_date: start, end_date: end, interval, ...wireFilter(history), points };
}

/** Prints points that follow each other; most figures are those of the day before. */
function pointPrinter(): (point: HistoryPoint) => ValueHistoryWire['points'][number] {
  const [value, invested, index, drawdown] = [2, 2, 0, 0].map(printer) as [Print, Print, Print, Print];
  return ({ date, marketValue, netInvested, isCarried, growth }) => ({
    date,
    market_value: marketValue && value(marketValue),
    net_invested: invested(netInvested),
    is_carried: isCarried,
    twr_index: growth && index(growth.index),
    drawdown: growth && drawdown(growth.drawdown),
  });
}

type Print = (value: Decimal) => string;

/** Prints a figure again only when it is another one than the last time. */
function printer(leastFractionDigits: number): Print {
  let last: Decimal | null = null;
  let text = '';
  return (value) => {
    if (value.digits === last?.digits && value.scale === last.scale) return text;
    last = value;
    return (text = publishedText(value, leastFractionDigits));
  };
}
