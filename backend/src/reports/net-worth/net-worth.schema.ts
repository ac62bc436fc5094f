import { type NetWorthPoint, publishedText, UNTOLD_REASONS } from '@portfolio/domain';
import { z } from 'zod';
import { dateField } from '../../http/date-fields.ts';
import { enumField } from '../../http/text-fields.ts';
import { wireDate, wireDecimalOrNull } from '../../http/wire.ts';
import { Breath } from '../breath.ts';
import { leftOutSchema, wireLeftOut } from '../left-out.schema.ts';
import type { NetWorthQuestion, NetWorthTold } from './net-worth.service.ts';

const INTERVALS = ['day', 'week', 'month'] as const;

export const netWorthQuery = z.object({
  start_date: dateField('First day; default the first of which anything is known').optional(),
  end_date: dateField('Last day; default today').optional(),
  interval: enumField(
    INTERVALS,
    'A point for each day, or for the last day of each week (Sunday) or month; default day',
  ).optional(),
});

export const netWorthSchema = z
  .object({
    currency: z.literal('EUR'),
    start_date: wireDate('First day shown: not before the first of which anything is known'),
    end_date: wireDate('Last day shown: not after today'),
    interval: z.enum(INTERVALS),
    points: z
      .array(
        z.object({
          date: wireDate('Everything is told as it was known at the end of this day'),
          investments: wireDecimalOrNull('What was held; null while any of it has no price or rate'),
          other_assets: wireDecimalOrNull('Null without a rate, and before anything was recorded of them'),
          total: wireDecimalOrNull('Investments + other assets; null while either is'),
          unavailable: z.enum(UNTOLD_REASONS).nullable().meta({ description: 'Why there is no total' }),
          by_type: z
            .array(
              z.object({
                asset_type: z.string(),
                value_eur: wireDecimalOrNull('All assets of the type; null without a rate'),
                recorded_on: wireDate('Day on which the oldest of the values was recorded'),
                is_stale: z.boolean().meta({ description: 'Whether that is more than 92 days before' }),
              }),
            )
            .meta({ description: 'The other assets, ascending by type' }),
        }),
      )
      .meta({ description: 'Ascending; the first and the last day are always among them' }),
    left_out: z
      .array(leftOutSchema)
      .meta({ description: 'Holdings without a value on a day that is shown: it has no total' }),
    not_known_before: z
      .array(
        z.object({
          asset_type: z.string(),
          asset_detail: z.string().nullable(),
          date: wireDate('First day of which something is known'),
        }),
      )
      .meta({
        description: 'What is owned now and not known on the first day shown: it may have been there',
      }),
  })
  .meta({ id: 'NetWorth', description: 'In EUR' });
export type NetWorthWire = z.output<typeof netWorthSchema>;

export function questionOf(query: z.output<typeof netWorthQuery>): NetWorthQuestion {
  return {
    start: query.start_date ?? null,
    end: query.end_date ?? null,
    interval: query.interval ?? 'day',
  };
}

/** A long history is printed with breaks for other requests. */
export async function wireNetWorth(told: NetWorthTold): Promise<NetWorthWire> {
  const { start, end, interval, unvalued, unknown } = told;
  const breath = new Breath();
  const points: NetWorthWire['points'] = [];
  for (const point of told.points) {
    points.push(wirePoint(point));
    await breath.due();
  }
  return {
    currency: 'EUR',
    start_date: start,
    end_date: end,
    interval,
    points,
    left_out: wireLeftOut(unvalued),
    not_known_before: unknown.map(({ assetType, assetDetail, knownFrom }) => {
      return { asset_type: assetType, asset_detail: assetDetail, date: knownFrom };
    }),
  };
}

function wirePoint({ date, investments, otherAssets, total, untold, byType }: NetWorthPoint) {
  return {
    date,
    investments: investments && publishedText(investments, 2),
    other_assets: otherAssets && publishedText(otherAssets, 2),
    total: total && publishedText(total, 2),
    unavailable: untold,
    by_type: byType.map(({ assetType, valueEur, recordedOn, isStale }) => {
      return {
        asset_type: assetType,
        value_eur: valueEur && publishedText(valueEur, 2),
        recorded_on: recordedOn,
        is_stale: isStale,
      };
    }),
  };
}
