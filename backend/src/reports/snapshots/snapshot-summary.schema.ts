import { decimalText, publishedText, type SnapshotSummary, UNTOLD_CONTRIBUTIONS } from '@portfolio/domain';
import { z } from 'zod';
import { momentField } from '../../http/date-fields.ts';
import { wireCount, wireDecimal, wireDecimalOrNull, wireMoment } from '../../http/wire.ts';

export const summaryQuery = z.object({
  start_date: momentField('From this moment on').optional(),
  end_date: momentField('Up to this moment; a day includes the whole of it').optional(),
});
export type SummaryQuery = z.output<typeof summaryQuery>;

const summarySchema = z
  .object({
    snapshot_date: wireMoment('The moment of the snapshot'),
    total_value_eur: wireDecimal('Everything owned, EUR'),
    exchange_rate_used: wireDecimal('Units of CZK for one EUR'),
    by_currency: z
      .array(z.object({ currency: z.string(), total_value: wireDecimal('In that currency') }))
      .meta({ description: 'Ascending by currency' }),
    by_asset_type: z
      .array(z.object({ asset_type: z.string(), total_value_eur: wireDecimal('EUR') }))
      .meta({ description: 'Ascending by type' }),
    absolute_change_from_oldest: wireDecimal('Total − total of the oldest snapshot shown, EUR'),
    percentage_change_from_oldest: wireDecimal('The same in percent; 0 when that total is 0'),
    net_contributions: wireDecimalOrNull(
      'Purchases, and what units from elsewhere had cost, less sales and what units that left had cost, since the day of the oldest snapshot, EUR',
    ),
    contributions_unavailable: z.enum(UNTOLD_CONTRIBUTIONS).nullable().meta({
      description:
        'Why there are none: the ledger does not reach back to that day, or no rate of the base currency is known for a day since',
    }),
    market_change: wireDecimalOrNull(
      'Change of the investments that is not contributions, EUR; null with them',
    ),
  })
  .meta({ id: 'SnapshotSummary' });

export const summaryListSchema = z
  .object({
    summaries: z.array(summarySchema).meta({ description: 'Newest first' }),
    total: wireCount('Number of snapshots'),
    avg_monthly_increment: wireDecimal('Average change of the total in 30 days, oldest to newest, EUR'),
  })
  .meta({ id: 'SnapshotSummaryList' });

export function wireSnapshotSummary(summary: SnapshotSummary): z.output<typeof summarySchema> {
  const { netContributions, untold, marketChange } = summary;
  return {
    snapshot_date: summary.instant,
    total_value_eur: decimalText(summary.totalValueEur, 2),
    exchange_rate_used: decimalText(summary.exchangeRate, 4),
    by_currency: Array.from(summary.byCurrency, ([currency, value]) => ({
      currency,
      total_value: decimalText(value, 2),
    })),
    by_asset_type: Array.from(summary.byAssetType, ([asset_type, value]) => ({
      asset_type,
      total_value_eur: decimalText(value, 2),
    })),
    absolute_change_from_oldest: decimalText(summary.absoluteChange, 2),
    percentage_change_from_oldest: publishedText(summary.percentageChange),
    net_contributions: netContributions && publishedText(netContributions, 2),
    contributions_unavailable: untold,
    market_change: marketChange && publishedText(marketChange, 2),
  };
}
