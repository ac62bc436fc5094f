import { rowReasons, skipReason } from '../../api/row-reasons.ts';
import type { ImportReport } from '../../api/wire.ts';
import type { RowReason } from '../../ui/use-reason-words.ts';

export type Verdict = 'imported' | 'skipped' | 'refused';

/** One row of the file and what becomes of it. Figures are the API's decimal strings; null where the row has none. */
export interface RowVerdict {
  readonly row: number;
  readonly verdict: Verdict;
  readonly date: string | null;
  readonly type: 'BUY' | 'SELL' | null;
  readonly isin: string | null;
  readonly product: string | null;
  readonly units: string | null;
  readonly price: string | null;
  readonly currency: string | null;
  readonly fee: string | null;
  /** Why a row is skipped or refused, or what to know of one that is not. */
  readonly reasons: readonly RowReason[];
  /** A refused row as it stands in the file. */
  readonly cells: Readonly<Record<string, string>> | null;
}

type Trade = ImportReport['results'][number] | ImportReport['skipped'][number];

function tradeVerdict(trade: Trade, verdict: Verdict, reasons: readonly RowReason[]): RowVerdict {
  return {
    row: trade.row,
    verdict,
    date: trade.date,
    type: trade.transaction_type,
    isin: trade.isin,
    product: trade.product,
    units: trade.units,
    price: trade.price_per_unit,
    currency: trade.currency,
    fee: trade.fee,
    reasons,
    cells: null,
  };
}

/** Every row of the file in its order, each with its verdict. */
export function rowVerdicts(report: ImportReport): RowVerdict[] {
  const imported = report.results.map((trade) =>
    tradeVerdict(trade, 'imported', rowReasons(trade.notes, trade.note_codes)),
  );
  const skipped = report.skipped.map((trade) => tradeVerdict(trade, 'skipped', [skipReason(trade)]));
  const refused = report.errors.map(
    ({ row, date, isin, errors, error_codes: codes, raw_data: cells }): RowVerdict => ({
      row,
      verdict: 'refused',
      date,
      type: null,
      isin,
      product: cells.Product ?? null,
      units: null,
      price: null,
      currency: null,
      fee: null,
      reasons: rowReasons(errors, codes),
      cells,
    }),
  );
  return [...imported, ...skipped, ...refused].sort((left, right) => left.row - right.row);
}
