import { rowReasons, skipReason } from '../../api/row-reasons.ts';
import type { ImportReport } from '../../api/wire.ts';
import type { RowReason } from '../../ui/use-reason-words.ts';

export type Verdict = 'imported' | 'skipped' | 'refused';

/** One row of the file and what becomes of it. Figures are the API's decimal strings; null where the row has none. */
export interface RowVerdict {
  readonly row: number;
  readonly verdict: Verdict;
  readonly date: string | null;
  readonly type: ImportReport['results'][number]['transaction_type'] | null;
  readonly isin: string | null;
  readonly product: string | null;
  readonly units: string | null;
  readonly price: string | null;
  /** Of a dividend, a fee or a tax by itself. */
  readonly amount: string | null;
  /** Of a split: `10:1`. */
  readonly ratio: string | null;
  readonly tax: string | null;
  /** The other side of a transfer between own brokers. */
  readonly otherSide: ImportReport['results'][number]['transfer_of'];
  readonly currency: string | null;
  readonly fee: string | null;
  /** Why a row is skipped or refused, or what to know of one that is not. */
  readonly reasons: readonly RowReason[];
  /** A refused row as it stands in the file. */
  readonly cells: Readonly<Record<string, string>> | null;
}

type Read = ImportReport['results'][number] | ImportReport['skipped'][number];

function readVerdict(read: Read, verdict: Verdict, reasons: readonly RowReason[]): RowVerdict {
  return {
    row: read.row,
    verdict,
    date: read.date,
    type: read.transaction_type,
    isin: read.isin,
    product: read.product,
    units: read.units,
    price: read.price_per_unit,
    amount: read.amount,
    ratio: read.new_units === null ? null : `${read.new_units}:${read.old_units}`,
    tax: read.tax,
    otherSide: 'transfer_of' in read ? read.transfer_of : null,
    currency: read.currency,
    fee: read.fee,
    reasons,
    cells: null,
  };
}

/** Columns in which brokers name the instrument. */
const NAMES = ['Product', 'name', 'Name', 'description', 'Ticker', 'Symbol'];

/** Every row of the file in its order, each with its verdict. */
export function rowVerdicts(report: ImportReport): RowVerdict[] {
  const imported = report.results.map((read) =>
    readVerdict(read, 'imported', rowReasons(read.notes, read.note_codes)),
  );
  const skipped = report.skipped.map((read) => readVerdict(read, 'skipped', [skipReason(read)]));
  const refused = report.errors.map(
    ({ row, date, isin, errors, error_codes: codes, raw_data: cells }): RowVerdict => ({
      row,
      verdict: 'refused',
      date,
      type: null,
      isin,
      product: NAMES.map((name) => cells[name]).find((name) => name) ?? null,
      units: null,
      price: null,
      amount: null,
      ratio: null,
      tax: null,
      otherSide: null,
      currency: null,
      fee: null,
      reasons: rowReasons(errors, codes),
      cells,
    }),
  );
  return [...imported, ...skipped, ...refused].sort((left, right) => left.row - right.row);
}
