import { decimalText, readSnapshotCsv, type SnapshotDraft } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { counted } from '../../http/counted.ts';
import { storedInstant, type Instant } from '../../db/instant.ts';
import { printable } from '../../db/printable.ts';
import type { NounColumns, Tables } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { decodeText } from '../../http/decode-text.ts';
import type { ImportOptions, ImportRequest } from '../../http/import-order.ts';
import { Problem } from '../../http/problem.ts';
import { type ReadRow, reportOf } from './snapshot-import-report.ts';
import type { SnapshotImportReport } from './snapshot-import.schema.ts';
import { snapshotRowsAt } from './snapshots.repository.ts';

type Columns = NounColumns['snapshots'];

function columnsOf(draft: SnapshotDraft, at: Instant): Columns {
  return {
    snapshot_date: storedInstant(draft.instant),
    asset_type: draft.assetType,
    asset_detail: draft.assetDetail,
    currency: draft.currency,
    value: decimalText(draft.value),
    exchange_rate: decimalText(draft.exchangeRate),
    value_eur: decimalText(draft.valueEur),
    created_at: draft.createdAt === null ? at : storedInstant(draft.createdAt),
  };
}

/** What two equal rows have in common; when they were recorded does not matter. */
function contentOf({
  snapshot_date,
  asset_type,
  asset_detail,
  currency,
  value,
  exchange_rate,
  value_eur,
}: Columns) {
  return JSON.stringify([snapshot_date, asset_type, asset_detail, currency, value, exchange_rate, value_eur]);
}

/** The asset that a row tells the value of, at its moment. */
function assetOf({ snapshot_date, asset_type, asset_detail, currency }: Columns): string {
  return JSON.stringify([snapshot_date, asset_type, asset_detail, currency]);
}

/**
 * Which rows of the file are stored already (as many of each content as there are), and which tell another value of
 * an asset that the stored snapshot of their moment has: kept beside it, both would be summed.
 */
async function compareWithStored(
  db: Kysely<Tables>,
  rows: readonly ReadRow[],
): Promise<{ duplicates: Set<ReadRow>; contradictions: Set<ReadRow> }> {
  const instants = new Set(rows.map(({ draft }) => storedInstant(draft.instant)));
  const stored = new Map<string, number>();
  const contents = new Set<string>();
  const assets = new Set<string>();
  for (const row of await snapshotRowsAt(db, [...instants])) {
    const content = contentOf(row);
    contents.add(content);
    assets.add(assetOf(row));
    stored.set(content, (stored.get(content) ?? 0) + 1);
  }
  const found = { duplicates: new Set<ReadRow>(), contradictions: new Set<ReadRow>() };
  for (const row of rows) {
    const columns = columnsOf(row.draft, '' as Instant);
    const content = contentOf(columns);
    const left = stored.get(content) ?? 0;
    stored.set(content, left - 1);
    if (left > 0) found.duplicates.add(row);
    else if (assets.has(assetOf(columns)) && !contents.has(content)) found.contradictions.add(row);
  }
  return found;
}

/**
 * Stores the good rows of a file as one change, and tells of every row what became of it.
 *
 * @throws Problem 400 when the file is no table of snapshots at all
 */
export async function importSnapshots(
  { database, run }: Pick<Deps, 'database' | 'run'>,
  { fileName, bytes }: Pick<ImportRequest, 'fileName' | 'bytes'>,
  { dryRun, allowDuplicates }: ImportOptions,
  requestId: string,
): Promise<SnapshotImportReport> {
  const statement = readSnapshotCsv(decodeText(bytes));
  if ('code' in statement) {
    const { code, message, missing } = statement;
    throw code === 'empty'
      ? new Problem(400, 'snapshot_file_empty', message)
      : new Problem(400, 'snapshot_file_lacks_columns', message, { columns: missing.join(', ') });
  }
  const rows = statement.rows.flatMap(({ row, raw, verdict }): ReadRow[] =>
    verdict.kind === 'snapshot' ? [{ row, raw, draft: verdict.draft }] : [],
  );
  const judge = async (db: Kysely<Tables>) => {
    const none = { duplicates: new Set<ReadRow>(), contradictions: new Set<ReadRow>() };
    const found = allowDuplicates ? none : await compareWithStored(db, rows);
    const fresh = rows.filter((row) => !found.duplicates.has(row) && !found.contradictions.has(row));
    return { ...found, fresh };
  };
  if (dryRun)
    return reportOf(statement, await judge(database.read), { ids: [], changeId: null, dryRun: true });
  const deed = { action: 'import', subject: 'snapshots', summary: '', requestId, fileName } as const;
  const { result, changeId } = await run(deed, async ({ trx, change, at }) => {
    const judged = await judge(trx);
    await change.summarise(
      `Imported ${counted(judged.fresh.length, 'row')} of snapshots from ${printable(fileName, 255)}`,
    );
    const stored = await change.insert(
      'snapshots',
      judged.fresh.map(({ draft }) => columnsOf(draft, at)),
    );
    return { judged, ids: stored.map((row) => row.id) };
  });
  return reportOf(statement, result.judged, { ids: result.ids, changeId, dryRun: false });
}
