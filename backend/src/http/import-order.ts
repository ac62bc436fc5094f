import type { CsvMapping, StatementKind } from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import type { RunWork } from '../db/unit-of-work.ts';
import { printInParts } from './print-in-parts.ts';

/** Work on very many rows that is no import: it is told in JSON what to do. */
export type LongWorkKind = 'undo' | 'price_deletion' | 'exchange_rate_deletion';

/** What is imported, a file of something or the JSON list of a request; or what else is done in a process of its own. */
export type ImportKind =
  | 'transactions'
  | 'statements'
  | 'snapshots'
  | 'prices'
  | 'price_file'
  | 'exchange_rates'
  | 'exchange_rate_file'
  | 'portfolio'
  | LongWorkKind;

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly allowDuplicates: boolean;
  /** Of a statement alone: what kind to read it as, what to call the broker, and how to read a table of any kind. */
  readonly statement?: {
    readonly kind: StatementKind | null;
    readonly broker: string | null;
    readonly mapping: CsvMapping | null;
  };
}

export interface ImportOrder {
  /** Empty for the body of a request, which has none. */
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

/** A report whose lists may be made while it is printed, but for the refused rows: the log tells the first of them too. */
export type PrintableReport<T extends Report> = Pick<T, 'errors'> & {
  readonly [Member in keyof T]: T[Member] extends readonly (infer Entry)[] ? Iterable<Entry> : T[Member];
};

/** What the caller of an import is told, printed as it is asked for: a large report is costly to print and to hold. */
export interface PrintedReport {
  /** Read once. */
  readonly body: Iterable<Uint8Array>;
  readonly changeId: number | null;
  readonly counts: Pick<Report, 'total_rows' | 'successful' | 'failed' | 'success_rate'>;
  /** The first rows that were refused, for the log. */
  readonly refusals: Report['errors'];
}

/** Reads, compares and stores a file on the thread that calls it. All good rows or none. */
export type RunImport = (database: Database, run: RunWork, request: ImportRequest) => Promise<PrintedReport>;

/** A file of refused rows need not fill the log. */
const MOST_LOGGED_ROWS = 100;

export function printReport(report: PrintableReport<Report>): PrintedReport {
  const { total_rows, successful, failed, success_rate } = report;
  return {
    body: printInParts(report),
    changeId: report.change_id,
    counts: { total_rows, successful, failed, success_rate },
    refusals: report.errors.slice(0, MOST_LOGGED_ROWS).map(({ row, errors }) => ({ row, errors })),
  };
}
