import { z } from 'zod';
import { booleanField } from '../http/number-fields.ts';
import { wireCount } from '../http/wire.ts';

export const portfolioImportQuery = z.object({
  dry_run: booleanField('Look at the whole file, tell what is in it and store nothing').optional(),
});

export const portfolioImportSchema = z
  .object({
    made_at: z.string().meta({ description: 'When the file was made, as it says' }),
    nouns: z
      .array(z.object({ noun: z.string(), rows: wireCount('Rows in the file') }))
      .meta({ description: 'Every noun of the file' }),
    past_rows: wireCount('Earlier values that figures of past days are told by'),
    told_closes: wireCount('Closes and rates that providers told'),
    total_rows: wireCount('Rows of all nouns'),
    successful: wireCount('Rows that are in the portfolio now, or would be'),
    failed: wireCount('Always 0: a file with a wrong row is refused as a whole'),
    success_rate: z.number(),
    errors: z.array(z.object({ row: z.int(), errors: z.array(z.string()) })),
    is_identical: z.boolean().meta({ description: 'The portfolio has exactly these rows already' }),
    dry_run: z.boolean(),
    change_id: z.int().nullable().meta({ description: 'The change to undo; null when nothing was stored' }),
  })
  .meta({ id: 'PortfolioImportReport' });
export type PortfolioImportReport = z.output<typeof portfolioImportSchema>;
