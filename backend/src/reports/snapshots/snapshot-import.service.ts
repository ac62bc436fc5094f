import { decimalText, readSnapshotCsv, type SnapshotDraft } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { storedInstant, type Instant } from '../../db/instant.ts';
import type { NounColumns, Tables } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { decodeText } from '../../http/decode-text.ts';
import { Problem } from '../../http/problem.ts';
import type { Upload } from '../../http/read-upload.ts';
import { type ReadRow, reportOf } from './snapshot-import-report.ts';
import type { SnapshotImportReport } from './snapshot-import.schema.ts';
import { snapshotRowsAt } from './snapshots.repository.ts';

type Columns = NounColumns['snapshots'];

export interface SnapshotImportOptions {
  readonly dryRun: boolean;
  readonly allowDuplicates: boolean;
}

/** A file of refused rows need not fill the log. */
const MOST_LOGGED_ROWS = 100;

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

/** Rows of the file that are stored already: as many of each content as there are. */
async function findDuplicates(db: Kysely<Tables>, rows: readonly ReadRow[]): Promise<Set<ReadRow>> {
  const instants = new Set(rows.map(({ draft }) => storedInstant(draft.instant)));
  const stored = new Map<string, number>();
  for (const row of await snapshotRowsAt(db, [...instants])) {
    stored.set(contentOf(row), (stored.get(contentOf(row)) ?? 0) + 1);
  }
  return new Set(
    rows.filter(({ draft }) => {
      const content = contentOf(columnsOf(draft, '' as Instant));
      const left = stored.get(content) ?? 0;
      stored.set(content, left - 1);
      return left > 0;
    }),
  );
}

/**
 * Stores the good rows of a file as one change, and tells of every row what became of it.
 *
 * @throws Problem 400 when the file is no table of snapshots at all
 */
export async function importSnapshots(
  deps: Deps,
  { fileName, bytes }: Upload,
  { dryRun, allowDuplicates }: SnapshotImportOptions,
  requestId: string,
): Promise<SnapshotImportReport> {
  deps.log.info('import started', { operation: 'IMPORT', bytes: bytes.length, dry_run: dryRun });
  const statement = readSnapshotCsv(decodeText(bytes));
  if ('code' in statement) {
    deps.log.error('import rejected', { operation: 'IMPORT', error_message: statement.message });
    throw new Problem(400, statement.message);
  }
  const rows = statement.rows.flatMap(({ row, verdict }): ReadRow[] =>
    verdict.kind === 'snapshot' ? [{ row, draft: verdict.draft }] : [],
  );
  const duplicatesIn = async (db: Kysely<Tables>) =>
    allowDuplicates ? new Set<ReadRow>() : await findDuplicates(db, rows);
  if (dryRun) {
    const duplicates = await duplicatesIn(deps.database.read);
    return logged(deps, reportOf(statement, rows, duplicates, { ids: [], changeId: null }, true));
  }
  const deed = { action: 'import', subject: 'snapshots', summary: '', requestId } as const;
  const { result, changeId } = await deps.run(deed, async ({ trx, change, at }) => {
    const duplicates = await duplicatesIn(trx);
    const fresh = rows.filter((row) => !duplicates.has(row));
    await change.summarise(`Imported ${fresh.length} rows of snapshots from ${printable(fileName)}`);
    const stored = await change.insert(
      'snapshots',
      fresh.map(({ draft }) => columnsOf(draft, at)),
    );
    return { duplicates, ids: stored.map((row) => row.id) };
  });
  return logged(deps, reportOf(statement, rows, result.duplicates, { ids: result.ids, changeId }, false));
}

function printable(fileName: string): string {
  return Array.from(fileName.replace(/\p{Cc}/gu, ' '))
    .slice(0, 255)
    .join('');
}

function logged({ log }: Deps, report: SnapshotImportReport): SnapshotImportReport {
  for (const { row, errors } of report.errors.slice(0, MOST_LOGGED_ROWS)) {
    log.warn('import row failed', { row, errors });
  }
  const { total_rows, successful, failed, success_rate, dry_run } = report;
  log.info('import completed', {
    operation: 'IMPORT',
    total_rows,
    successful,
    failed,
    success_rate,
    dry_run,
  });
  return report;
}
