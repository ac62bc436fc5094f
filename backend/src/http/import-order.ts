import type { Database } from '../db/open-database.ts';
import type { RunWork } from '../db/unit-of-work.ts';

/** What a file is a list of. */
export type ImportKind = 'transactions' | 'snapshots';

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly allowDuplicates: boolean;
}

export interface ImportOrder {
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly requestId: string;
}

export type ImportRequest = ImportOrder & { readonly bytes: Uint8Array };

/** What the reports of all imports have in common. */
interface Report {
  readonly total_rows: number;
  readonly successful: number;
  readonly failed: number;
  readonly success_rate: number;
  readonly change_id: number | null;
  readonly errors: readonly { readonly row: number; readonly errors: readonly string[] }[];
}

/** What the caller of an import is told, printed already: a large report is costly to print. */
export interface PrintedReport {
  readonly body: Uint8Array;
  readonly changeId: number | null;
  readonly counts: Pick<Report, 'total_rows' | 'successful' | 'failed' | 'success_rate'>;
  /** The first rows that were refused, for the log. */
  readonly refusals: Report['errors'];
}

/** Reads, compares and stores a file on the thread that calls it. One transaction: all good rows or none. */
export type RunImport = (database: Database, run: RunWork, request: ImportRequest) => Promise<PrintedReport>;

/** A file of refused rows need not fill the log. */
const MOST_LOGGED_ROWS = 100;

export function printReport(report: Report): PrintedReport {
  const { total_rows, successful, failed, success_rate } = report;
  return {
    body: new TextEncoder().encode(JSON.stringify(report)),
    changeId: report.change_id,
    counts: { total_rows, successful, failed, success_rate },
    refusals: report.errors.slice(0, MOST_LOGGED_ROWS).map(({ row, errors }) => ({ row, errors })),
  };
}
