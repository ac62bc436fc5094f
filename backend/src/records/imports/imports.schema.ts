import { z } from 'zod';
import { booleanField } from '../../http/number-fields.ts';
import { wireCount } from '../../http/wire.ts';
import { errorsShape, notesShape, skipShape } from '../../http/wire-reasons.ts';

export const importQuery = z.object({
  dry_run: booleanField('Report what an import would do and store nothing').optional(),
  allow_duplicates: booleanField('Store rows again that were imported before').optional(),
});

const trade = {
  row: wireCount('From 1 over the rows below the header'),
  isin: z.string(),
  transaction_type: z.enum(['BUY', 'SELL']),
  date: z.string(),
  units: z.string(),
  price_per_unit: z.string(),
  currency: z.string(),
  fee: z.string(),
  product: z.string().nullable(),
};

export const importReportSchema = z
  .object({
    total_rows: z.int(),
    successful: wireCount('Rows stored, or that would be'),
    failed: wireCount('Rows refused'),
    results: z.array(
      z.object({
        ...trade,
        transaction_id: z.int().nullable().meta({ description: 'Null in a dry run' }),
        ...notesShape,
      }),
    ),
    errors: z.array(
      z.object({
        row: z.int(),
        isin: z.string().nullable(),
        date: z.string().nullable(),
        ...errorsShape,
        raw_data: z.record(z.string(), z.string()).meta({ description: 'Header to cell' }),
      }),
    ),
    skipped: z.array(z.object({ ...trade, ...skipShape })).meta({ description: 'Imported before' }),
    success_rate: z.number().meta({ description: 'Percent, two digits' }),
    dry_run: z.boolean(),
    change_id: z.int().nullable().meta({ description: 'The change to undo; null when nothing was stored' }),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.output<typeof importReportSchema>;
