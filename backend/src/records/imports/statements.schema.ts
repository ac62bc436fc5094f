import { STATEMENT_KINDS, TRANSACTION_TYPES } from '@portfolio/domain';
import { z } from 'zod';
import { csvMappingField } from '../../http/csv-mapping-field.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { BASE_CURRENCY } from '../../deps.ts';
import { wireCount, wireDate, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import { errorsShape, leftOutShape, notesShape, skipShape } from '../../http/wire-reasons.ts';
import { importQuery } from './imports.schema.ts';

export const statementImportQuery = importQuery.extend({
  kind: enumField(STATEMENT_KINDS, 'Read the file as this kind; by default its content tells').optional(),
  broker: textField(1, 100, 'What to call the broker; by default as its kind of statement does').optional(),
  mapping: csvMappingField.optional(),
});

const row = {
  row: wireCount('From 1 over the rows below the header'),
  isin: z.string().nullable(),
  broker: z.string(),
  transaction_type: z.enum(TRANSACTION_TYPES),
  date: z.string(),
  units: wireDecimalOrNull('Null where the type has none'),
  price_per_unit: wireDecimalOrNull('In `currency`; null where the type has none'),
  amount: wireDecimalOrNull('Of a dividend (gross), a fee or a tax by itself, in `currency`'),
  currency: z.string(),
  exchange_rate: wireDecimalOrNull(`Units of \`currency\` for one of ${BASE_CURRENCY}`),
  fee: wireDecimal(`In ${BASE_CURRENCY}`),
  fx_fee: wireDecimal(`In ${BASE_CURRENCY}`),
  tax: wireDecimal(`In ${BASE_CURRENCY}`),
  new_units: z.int().nullable(),
  old_units: z.int().nullable(),
  product: z.string().nullable(),
};

const transferSide = z
  .object({
    transaction_id: z.int().nullable().meta({ description: 'In the ledger; null for a row of the file' }),
    row: z.int().nullable().meta({ description: 'In the file; null for a transaction of the ledger' }),
    broker: z.string(),
    date: wireDate('Day of the other side'),
  })
  .nullable()
  .meta({ description: 'The other side, where the units only change between own brokers' });

const cells = z.record(z.string(), z.string()).meta({ description: 'Header to cell' });
const isin = z.string().nullable();
const date = z.string().nullable();

export const statementReportSchema = z
  .object({
    kind: z.enum(STATEMENT_KINDS).meta({ description: 'What the file turned out to be' }),
    broker: z.string().meta({ description: 'What the broker is called' }),
    total_rows: z.int(),
    successful: wireCount('Rows stored, or that would be'),
    failed: wireCount('Rows refused'),
    results: z.array(
      z.object({
        ...row,
        transaction_id: z.int().nullable().meta({ description: 'Null in a dry run' }),
        ...notesShape,
        transfer_of: transferSide,
      }),
    ),
    errors: z.array(z.object({ row: z.int(), isin, date, ...errorsShape, raw_data: cells })),
    skipped: z.array(z.object({ ...row, ...skipShape })).meta({ description: 'Imported before' }),
    left_out: z
      .array(z.object({ row: z.int(), isin, date, ...leftOutShape, raw_data: cells }))
      .meta({ description: 'Rows that are no transactions of the ledger, each with its reason' }),
    success_rate: z.number().meta({ description: 'Percent, two digits' }),
    dry_run: z.boolean(),
    change_id: z.int().nullable().meta({ description: 'The change to undo; null when nothing was stored' }),
  })
  .meta({ id: 'StatementReport' });
export type StatementReport = z.output<typeof statementReportSchema>;
