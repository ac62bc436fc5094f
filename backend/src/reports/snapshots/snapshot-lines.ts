import { csvLine, plainText } from '../../http/csv-lines.ts';
import type { SnapshotRow } from './snapshots.repository.ts';
import { wireSnapshot } from './snapshots.schema.ts';

const COLUMNS = [
  'snapshot_date',
  'asset_type',
  'asset_detail',
  'currency',
  'value',
  'exchange_rate',
  'value_eur',
  'created_at',
] as const;

/** The rows as the file that the import of snapshots reads back to the same list. */
export function* snapshotLines(rows: readonly SnapshotRow[]): Generator<string> {
  yield csvLine(COLUMNS);
  for (const row of rows) {
    const wire = wireSnapshot(row);
    yield csvLine(COLUMNS.map((column) => plainText(wire[column])));
  }
}
