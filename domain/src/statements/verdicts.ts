import type { LocalDate } from '../calendar/local-date.ts';
import { type ReasonCode, rowReason, type RowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { LeftOutVerdict, ReadVerdict, RefusedVerdict, StatementDraft } from './statement.ts';
import type { RowReading } from './table.ts';

/** What a refused row could still tell. */
export interface KnownOfRow {
  readonly isin: string | null;
  readonly date: LocalDate | null;
}

/** Codes of rows that are no transactions, whose sentence quotes what the file calls them. */
type QuotingCode = Extract<
  ReasonCode,
  | 'left_cash'
  | 'left_interest'
  | 'left_card'
  | 'left_exchange'
  | 'left_not_executed'
  | 'left_no_effect'
  | 'left_other_asset'
  | 'left_by_mapping'
>;

/** The row is refused for what was found wrong with it, which is at least one thing. */
export function refused({ errors }: Pick<RowReading, 'errors'>, { isin, date }: KnownOfRow): RefusedVerdict {
  return { kind: 'refused', isin, date, errors };
}

/** The row is refused for one reason alone. */
export function refusedFor(reason: RowReason, { isin, date }: KnownOfRow): RefusedVerdict {
  return { kind: 'refused', isin, date, errors: [reason] };
}

/** The row is no transaction of the ledger; `cell` is what the file calls it. */
export function leftOut(code: QuotingCode, cell: string, known: KnownOfRow): LeftOutVerdict {
  return { kind: 'left_out', ...known, reason: rowReason('row', code, { cell: shown(cell) }) };
}

/** The row is counted with another one. */
export function partOfRow(row: number, known: KnownOfRow): LeftOutVerdict {
  return { kind: 'left_out', ...known, reason: rowReason('row', 'left_part_of_row', { row: String(row) }) };
}

/** The row was read. */
export function read({ notes }: RowReading, draft: StatementDraft, rowId: string | null): ReadVerdict {
  return rowId === null ? { kind: 'read', draft, notes } : { kind: 'read', draft, notes, rowId };
}
