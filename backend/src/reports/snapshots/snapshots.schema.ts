import { decimal, type Decimal, decimalText } from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import { momentField } from '../../http/date-fields.ts';
import { booleanField } from '../../http/number-fields.ts';
import { textField } from '../../http/text-fields.ts';
import { wireCount, wireDecimal, wireId, wireMoment } from '../../http/wire.ts';

export const captureQuery = z.object({
  snapshot_datetime: momentField('The moment that the snapshot is of; default now').optional(),
  replace: booleanField('Replace the snapshot of that moment, if there is one; default false').optional(),
});
export type CaptureQuery = z.output<typeof captureQuery>;

export const snapshotsQuery = z.object({
  start_date: momentField('From this moment on').optional(),
  end_date: momentField('Up to this moment; a day includes the whole of it').optional(),
  asset_type: textField(0, 1000, 'Only this type, exactly; empty for all').optional(),
});

export const snapshotParams = z.object({ snapshot_date: momentField('The moment of the snapshot, exactly') });

export const snapshotSchema = z
  .object({
    id: wireId,
    snapshot_date: wireMoment('The moment that all rows of a snapshot share'),
    asset_type: z.string(),
    asset_detail: z.string().nullable(),
    currency: z.string(),
    value: wireDecimal('In `currency`'),
    exchange_rate: wireDecimal('Units of CZK for one EUR at that moment'),
    value_eur: wireDecimal('In EUR, by that rate'),
    created_at: wireMoment('When it was recorded'),
  })
  .meta({ id: 'Snapshot' });

export const capturedSchema = z
  .object({
    message: z.string(),
    metadata: z.object({
      snapshot_date: wireMoment('The moment that the snapshot is of'),
      exchange_rate_used: wireDecimal('Units of CZK for one EUR'),
      total_assets_captured: wireCount('With the row of the investments'),
      total_value_eur: wireDecimal('Sum of the rows'),
    }),
    snapshots: z.array(snapshotSchema),
  })
  .meta({ id: 'CapturedSnapshot' });

export const snapshotListSchema = z
  .object({ snapshots: z.array(snapshotSchema), total: wireCount('All that match'), metadata: z.null() })
  .meta({ id: 'SnapshotList' });

export const deletedSnapshotSchema = z
  .object({ message: z.string(), deleted_count: z.int(), snapshot_date: wireMoment('The moment asked for') })
  .meta({ id: 'DeletedSnapshot' });

export function wireSnapshot(row: RowOf<'snapshots'>): z.output<typeof snapshotSchema> {
  return {
    id: row.id,
    snapshot_date: wireInstant(row.snapshot_date),
    asset_type: row.asset_type,
    asset_detail: row.asset_detail,
    currency: row.currency,
    value: decimalText(decimal(row.value), 2),
    exchange_rate: decimalText(decimal(row.exchange_rate), 4),
    value_eur: decimalText(decimal(row.value_eur), 2),
    created_at: wireInstant(row.created_at),
  };
}

export function wireCaptured(captured: {
  readonly instant: string;
  readonly exchangeRate: string;
  readonly totalValueEur: Decimal;
  readonly rows: readonly RowOf<'snapshots'>[];
}): z.output<typeof capturedSchema> {
  const { instant, exchangeRate, totalValueEur, rows } = captured;
  return {
    message: `Took a snapshot of ${rows.length} assets`,
    metadata: {
      snapshot_date: wireInstant(instant),
      exchange_rate_used: exchangeRate,
      total_assets_captured: rows.length,
      total_value_eur: decimalText(totalValueEur, 2),
    },
    snapshots: rows.map(wireSnapshot),
  };
}
