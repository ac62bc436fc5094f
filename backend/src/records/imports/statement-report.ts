import { decimal, decimalText } from '@portfolio/domain';
import { NO_ISIN } from '../../db/tables.ts';
import type { PrintableReport } from '../../http/import-order.ts';
import { skipReason, wireErrors, wireNotes, wireReason } from '../../http/wire-reasons.ts';
import type { ComparedStatement } from './compare-statement.ts';
import type { TransferSide } from './own-transfers.ts';
import type { PreparedRow, PreparedStatement } from './prepare-statement.ts';
import type { StatementReport } from './statements.schema.ts';

/** What was stored: ids in the order of the fresh rows. */
interface Stored {
  readonly ids: readonly number[];
  readonly changeId: number | null;
}

const shown = (text: string | null, least: number) => text && decimalText(decimal(text), least);

function wireRow({ row, columns }: PreparedRow) {
  return {
    row,
    isin: columns.isin === NO_ISIN ? null : columns.isin,
    broker: columns.broker,
    transaction_type: columns.transaction_type,
    date: columns.date,
    units: shown(columns.units, 4),
    price_per_unit: shown(columns.price_per_unit, 4),
    amount: shown(columns.amount, 2),
    currency: columns.currency,
    exchange_rate: columns.exchange_rate,
    fee: decimalText(decimal(columns.fee), 2),
    fx_fee: decimalText(decimal(columns.fx_fee), 2),
    tax: decimalText(decimal(columns.tax), 2),
    new_units: columns.new_units,
    old_units: columns.old_units,
    product: columns.product,
  };
}

function wireSide(side: TransferSide | undefined): StatementReport['results'][number]['transfer_of'] {
  if (!side) return null;
  const { id, row, broker, date } = side;
  return { transaction_id: id, row, broker, date };
}

function* wireResults({ fresh, otherSideOf }: ComparedStatement, ids: readonly number[]) {
  for (const [index, row] of fresh.entries())
    yield {
      ...wireRow(row),
      transaction_id: ids[index] ?? null,
      ...wireNotes(row.notes),
      transfer_of: wireSide(otherSideOf.get(row)),
    };
}

function* wireSkipped({ duplicates }: ComparedStatement) {
  for (const [row, code] of duplicates) yield { ...wireRow(row), ...skipReason(code) };
}

function* wireLeftOut({ leftOut }: PreparedStatement) {
  for (const { row, raw, verdict } of leftOut) {
    const { isin, date, reason } = verdict;
    yield { row, isin, date, ...wireReason(reason), raw_data: raw };
  }
}

/** The report that the caller gets; its long lists are made while they are printed. */
export function statementReport(
  prepared: PreparedStatement,
  compared: ComparedStatement,
  { ids, changeId }: Stored,
  dryRun: boolean,
): PrintableReport<StatementReport> {
  const { kind, broker, rows, leftOut } = prepared;
  const { fresh, refused } = compared;
  const total = rows.length + prepared.refused.length + leftOut.length;
  return {
    kind,
    broker,
    total_rows: total,
    successful: fresh.length,
    failed: refused.length,
    results: wireResults(compared, ids),
    errors: refused.map(({ row, raw, verdict: { isin, date, errors } }) => {
      return { row, isin, date, ...wireErrors(errors), raw_data: raw };
    }),
    skipped: wireSkipped(compared),
    left_out: wireLeftOut(prepared),
    success_rate: total === 0 ? 0 : Math.round((fresh.length / total) * 10_000) / 100,
    dry_run: dryRun,
    change_id: changeId,
  };
}
