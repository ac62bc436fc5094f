import {
  decimal,
  decimalText,
  KNOWN_BROKERS,
  readDegiroTransactions,
  rowIdentifier,
  type RefusedRow,
  type StatementRefusal,
  type RowReason,
  type TradeDraft,
} from '@portfolio/domain';
import type { Kysely, Transaction } from 'kysely';
import { printable } from '../../db/printable.ts';
import type { Tables } from '../../db/tables.ts';
import { decodeText } from '../../http/decode-text.ts';
import type { PrintableReport } from '../../http/import-order.ts';
import { Problem } from '../../http/problem.ts';
import type { ProblemCode } from '../../http/problem-codes.ts';
import { type SkipCode, skipReason, wireErrors, wireNotes } from '../../http/wire-reasons.ts';
import { OF_NO_OTHER_TYPE, type TradeColumns } from '../../db/of-no-other-type.ts';
import type { ImportReport } from './imports.schema.ts';
import { statementLookups } from './statement-lookups.ts';
import { findDuplicates as duplicatesOf } from './stored-rows.ts';

/** A row of the file as it is stored, but for the stamps: far less to hold than what it was read from. */
interface ReadRow {
  readonly row: number;
  readonly columns: Omit<TradeColumns, 'created_at' | 'updated_at'> & { row_identity: string };
  readonly notes: readonly RowReason[];
}

/** A file with a verdict for each of its rows; nothing was compared or stored yet. */
export interface PreparedImport {
  /** The base currency that its charges are in. */
  readonly base: string;
  readonly totalRows: number;
  readonly trades: readonly ReadRow[];
  readonly refused: readonly RefusedRow[];
}

/** In characters, as requests may send them. */
const LONGEST_ORDER_ID = 100;
const LONGEST_NAME = 255;

/** Why a file is no statement, by the reason of its reader. */
const REFUSALS = {
  empty: 'statement_empty',
  missing_columns: 'statement_lacks_columns',
  account_statement: 'statement_of_account',
  portfolio_statement: 'statement_of_positions',
  activity_statement: 'statement_of_activity',
  unknown_format: 'statement_unknown',
  unknown_kind: 'statement_kind_unknown',
} as const satisfies Record<StatementRefusal['code'], ProblemCode>;

/** A file that is no statement at all, or none of the broker that it was taken for, as the answer to its import. */
export function refusal({ code, message, missing }: StatementRefusal, broker: string | null): Problem {
  if (code === 'empty' || code === 'activity_statement') return new Problem(400, REFUSALS[code], message);
  if (code === 'unknown_kind')
    return new Problem(400, REFUSALS[code], message, { brokers: KNOWN_BROKERS.join(', ') });
  return new Problem(400, REFUSALS[code], message, { columns: missing.join(', '), broker: broker ?? '' });
}

/**
 * Reads the file, a second time with published rates where the base currency is not the one that DEGIRO writes.
 *
 * @throws Problem 400 when it is no statement at all
 */
export async function prepareImport(db: Kysely<Tables>, bytes: Uint8Array): Promise<PreparedImport> {
  const text = decodeText(bytes);
  let currencies: ReadonlySet<string> = new Set();
  for (;;) {
    const { context, asked } = await statementLookups(db, null, currencies);
    const prepared = { base: context.base, ...verdictsOf(readDegiroTransactions(text, context)) };
    if (asked.size === 0) return prepared;
    currencies = new Set([...currencies, ...asked]);
  }
}

function verdictsOf(statement: ReturnType<typeof readDegiroTransactions>): Omit<PreparedImport, 'base'> {
  if ('code' in statement) throw refusal(statement, 'DEGIRO');
  const identify = rowIdentifier();
  const trades: ReadRow[] = [];
  const refused: RefusedRow[] = [];
  for (const each of statement.rows) {
    if ('raw' in each) refused.push(each);
    else {
      const { draft, notes } = each.verdict;
      trades.push({ row: each.row, columns: columnsOf(draft, identify(draft)), notes });
    }
  }
  return { totalRows: trades.length + refused.length, trades, refused };
}

/** Which rows are in the ledger already, and why that is thought. */
export async function findDuplicates(
  db: Transaction<Tables>,
  { trades }: PreparedImport,
): Promise<Map<ReadRow, SkipCode>> {
  return await duplicatesOf(db, trades);
}

function columnsOf(draft: TradeDraft, identity: string): ReadRow['columns'] {
  return {
    date: draft.date,
    time: draft.time,
    isin: draft.isin,
    broker: draft.broker,
    transaction_type: draft.type,
    units: decimalText(draft.units),
    price_per_unit: decimalText(draft.price),
    currency: draft.currency,
    exchange_rate: draft.exchangeRate && decimalText(draft.exchangeRate),
    fee: decimalText(draft.fee),
    fx_fee: decimalText(draft.fxFee),
    external_id: draft.externalId && printable(draft.externalId, LONGEST_ORDER_ID),
    product: draft.product && printable(draft.product, LONGEST_NAME),
    row_identity: identity,
    ...OF_NO_OTHER_TYPE,
    tax: decimalText(draft.tax),
  };
}

function wireTrade({ row, columns }: ReadRow) {
  return {
    row,
    isin: columns.isin,
    transaction_type: columns.transaction_type,
    date: columns.date,
    units: decimalText(decimal(columns.units), 4),
    price_per_unit: decimalText(decimal(columns.price_per_unit), 4),
    currency: columns.currency,
    fee: decimalText(decimal(columns.fee), 2),
    product: columns.product,
  };
}

function* wireResults(rows: readonly ReadRow[], ids: readonly number[]) {
  for (const [index, row] of rows.entries())
    yield { ...wireTrade(row), transaction_id: ids[index] ?? null, ...wireNotes(row.notes) };
}

function* wireSkipped(duplicates: ReadonlyMap<ReadRow, SkipCode>) {
  for (const [row, code] of duplicates) yield { ...wireTrade(row), ...skipReason(code) };
}

/** The report that the caller gets; its long lists are made while they are printed. */
export function reportOf(
  { totalRows: total, trades, refused }: PreparedImport,
  duplicates: ReadonlyMap<ReadRow, SkipCode>,
  stored: { readonly ids: readonly number[]; readonly changeId: number | null },
  dryRun: boolean,
): PrintableReport<ImportReport> {
  const fresh = trades.filter((row) => !duplicates.has(row));
  return {
    total_rows: total,
    successful: fresh.length,
    failed: total - trades.length,
    results: wireResults(fresh, stored.ids),
    errors: refused.map(({ row, raw, verdict: { isin, date, errors } }) => {
      return { row, isin, date, ...wireErrors(errors), raw_data: raw };
    }),
    skipped: wireSkipped(duplicates),
    success_rate: total === 0 ? 0 : Math.round((fresh.length / total) * 10_000) / 100,
    dry_run: dryRun,
    change_id: stored.changeId,
  };
}
