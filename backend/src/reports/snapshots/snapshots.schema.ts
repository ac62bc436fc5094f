import { decimal, decimalText, UNTOLD_REASONS } from '@portfolio/domain';
import { z } from 'zod';
import { counted } from '../../http/counted.ts';
import { wireInstant } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import { momentField } from '../../http/date-fields.ts';
import { booleanField } from '../../http/number-fields.ts';
import { textField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull, wireId, wireMoment } from '../../http/wire.ts';
import { type Captured, type Previewed, type SnapshotValues, totalOf } from './snapshot-values.service.ts';

export const captureQuery = z.object({
  snapshot_datetime: momentField('The moment that the snapshot is of; default now').optional(),
  reconstruct: booleanField(
    'Value everything on the day of that moment, as it was known at its end, instead of now; default false',
  ).optional(),
  replace: booleanField('Replace the snapshot of that moment, if there is one; default false').optional(),
});
export type CaptureQuery = z.output<typeof captureQuery>;

export const previewQuery = captureQuery.omit({ replace: true });

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
    value_eur: wireDecimal('In EUR: by that rate when in CZK, else by that of its currency at that moment'),
    created_at: wireMoment('When it was recorded'),
  })
  .meta({ id: 'Snapshot' });

const lackingSchema = z
  .object({
    asset_type: z.string(),
    asset_detail: z.string().nullable(),
    isin: z.string().nullable().meta({ description: 'Of the investments: what cannot be valued' }),
    reason: z.enum(UNTOLD_REASONS),
    known_from: wireDate('First day of which something is known, for `not_recorded`').nullable(),
  })
  .meta({ id: 'LackingValue', description: 'What was not known on the day, and so is in no snapshot of it' });

/** How the values of a snapshot were found. */
const valuesShape = {
  valued_on: wireDate('The day at whose end everything is valued; null for now').nullable(),
  exchange_rate_date: wireDate(
    'Day of that rate; null when none is known by then, and nothing is reckoned with it',
  ).nullable(),
  exchange_rate_source: z
    .string()
    .nullable()
    .meta({ description: '`setting`, `manual` for one entered among the rates, or the name of a provider' }),
  left_out: z.array(lackingSchema),
};

export const previewSchema = z
  .object({
    snapshot_date: wireMoment('The moment that the snapshot would be of'),
    exchange_rate_used: wireDecimalOrNull('Units of CZK for one EUR; null when none is known by then'),
    total_value_eur: wireDecimal('Sum of the assets'),
    assets: z
      .array(
        z.object({
          asset_type: z.string(),
          asset_detail: z.string().nullable(),
          currency: z.string(),
          value: wireDecimal('In `currency`'),
          value_eur: wireDecimal('In EUR: by that rate when in CZK, else by that of its currency'),
          recorded_on: wireDate('Since when the value stands; null for the investments').nullable(),
        }),
      )
      .meta({ description: 'The investments first; without them no snapshot is taken' }),
    ...valuesShape,
  })
  .meta({ id: 'SnapshotPreview' });

export const capturedSchema = z
  .object({
    message: z.string(),
    metadata: z.object({
      snapshot_date: wireMoment('The moment that the snapshot is of'),
      exchange_rate_used: wireDecimal('Units of CZK for one EUR'),
      total_assets_captured: wireCount('With the row of the investments'),
      total_value_eur: wireDecimal('Sum of the rows'),
      ...valuesShape,
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

function wireValues({ day, rate, lacking }: SnapshotValues) {
  return {
    valued_on: day,
    exchange_rate_date: rate && rate.on,
    exchange_rate_source: rate && rate.source,
    left_out: lacking.map(({ assetType, assetDetail, isin, reason, knownFrom }) => {
      return { asset_type: assetType, asset_detail: assetDetail, isin, reason, known_from: knownFrom };
    }),
  };
}

export function wirePreview(preview: Previewed): z.output<typeof previewSchema> {
  const { instant, rate, exchangeRate, assets } = preview;
  return {
    snapshot_date: wireInstant(instant),
    exchange_rate_used: rate && exchangeRate,
    total_value_eur: decimalText(totalOf(assets), 2),
    assets: assets.map(({ assetType, assetDetail, currency, value, valueEur, recordedOn }) => {
      return {
        asset_type: assetType,
        asset_detail: assetDetail,
        currency,
        value: decimalText(value, 2),
        value_eur: decimalText(valueEur, 2),
        recorded_on: recordedOn,
      };
    }),
    ...wireValues(preview),
  };
}

export function wireCaptured(captured: Captured): z.output<typeof capturedSchema> {
  const { instant, exchangeRate, assets, rows } = captured;
  return {
    message: `Took a snapshot of ${counted(rows.length, 'asset')}`,
    metadata: {
      snapshot_date: wireInstant(instant),
      exchange_rate_used: exchangeRate,
      total_assets_captured: rows.length,
      total_value_eur: decimalText(totalOf(assets), 2),
      ...wireValues(captured),
    },
    snapshots: rows.map(wireSnapshot),
  };
}
