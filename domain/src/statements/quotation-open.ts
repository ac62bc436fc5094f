import { type RowReason, rowReason } from './row-reason.ts';

/** Why a record whose quotation mark is never closed is refused; `line` is where it was opened. */
export function quotationOpen(line: number): RowReason {
  return rowReason('row', 'quotation_open', { line: String(line) });
}
