import type { Database } from '../../db/open-database.ts';
import type { RunWork } from '../../db/unit-of-work.ts';
import {
  findDuplicates,
  type ImportOptions,
  prepareImport,
  reportOf,
  storeTrades,
} from './import-statement.ts';
import type { ImportReport } from './imports.schema.ts';

export interface ImportRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
  readonly requestId: string;
}

/** What the caller of an import is told, printed already: a large report is costly to print. */
export interface PrintedReport {
  readonly body: Uint8Array;
  readonly changeId: number | null;
  readonly counts: Pick<ImportReport, 'total_rows' | 'successful' | 'failed' | 'success_rate'>;
}

/** Reads, compares and stores a file on the thread that calls it. One transaction: all good rows or none. */
export async function runImport(
  database: Database,
  run: RunWork,
  request: ImportRequest,
): Promise<PrintedReport> {
  const prepared = prepareImport(request.bytes);
  const { dryRun, allowDuplicates } = request.options;
  if (dryRun) {
    const duplicates = allowDuplicates
      ? new Map()
      : await database.read.transaction().execute(async (trx) => await findDuplicates(trx, prepared));
    return print(reportOf(prepared, duplicates, { ids: [], changeId: null }, true));
  }
  const deed = {
    action: 'import',
    subject: 'transactions',
    summary: '',
    requestId: request.requestId,
  } as const;
  const { result, changeId } = await run(deed, async (work) => {
    const duplicates = allowDuplicates ? new Map() : await findDuplicates(work.trx, prepared);
    const fresh = prepared.trades.filter((row) => !duplicates.has(row));
    return { duplicates, ids: fresh.length === 0 ? [] : await storeTrades(work, request.fileName, fresh) };
  });
  return print(reportOf(prepared, result.duplicates, { ids: result.ids, changeId }, false));
}

function print(report: ImportReport): PrintedReport {
  const { total_rows, successful, failed, success_rate } = report;
  const body = new TextEncoder().encode(JSON.stringify(report));
  return { body, changeId: report.change_id, counts: { total_rows, successful, failed, success_rate } };
}
