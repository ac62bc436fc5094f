import { z } from 'zod';
import { booleanField } from '../../http/number-fields.ts';
import { wireCount, wireMoment } from '../../http/wire.ts';
import { errorsShape, skipShape } from '../../http/wire-reasons.ts';

export const snapshotImportQuery = z.object({
  dry_run: booleanField('Report what an import would do and store nothing').optional(),
  allow_duplicates: booleanField('Store rows again that are there already').optional(),
});

const imported = {
  row: wireCount('From 1 over the rows below the header'),
  snapshot_date: wireMoment('The moment of the snapshot'),
  asset_type: z.string(),
};

export const snapshotImportReportSchema = z
  .object({
    total_rows: z.int(),
    successful: wireCount('Rows stored, or that would be'),
    failed: wireCount('Rows refused'),
    results: z.array(
      z.object({ ...imported, snapshot_id: z.int().nullable().meta({ description: 'Null in a dry run' }) }),
    ),
    errors: z.array(
      z.object({
        row: z.int(),
        snapshot_date: z.string().nullable(),
        asset_type: z.string().nullable(),
        ...errorsShape,
        raw_data: z.record(z.string(), z.string()).meta({ description: 'Header to cell' }),
      }),
    ),
    skipped: z.array(z.object({ ...imported, ...skipShape })).meta({ description: 'There already' }),
    success_rate: z.number().meta({ description: 'Percent, two digits' }),
    dry_run: z.boolean(),
    change_id: z.int().nullable().meta({ description: 'The change to undo; null when nothing was stored' }),
  })
  .meta({ id: 'SnapshotImportReport' });
export type SnapshotImportReport = z.output<typeof snapshotImportReportSchema>;
