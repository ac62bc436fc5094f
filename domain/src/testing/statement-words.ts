import { localDate } from '../calendar/local-date.ts';
import { netAmount } from '../ledger/transaction-amounts.ts';
import type { Decimal } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { roundHalfEven } from '../money/round.ts';
import { reasonText } from '../statements/row-reason.ts';
import type {
  RowVerdict,
  Statement,
  StatementContext,
  StatementDraft,
  StatementRefusal,
} from '../statements/statement.ts';

/** What a reader is told in tests: a ledger in EUR, 1.25 USD for 1 EUR on every day, VT the only symbol known. */
export const CONTEXT: StatementContext = {
  today: localDate('2026-01-31'),
  base: 'EUR',
  broker: null,
  isinOf: (symbol) => (symbol === 'VT' ? 'US9220427424' : null),
  rateOn: (currency) => (currency === 'USD' ? { digits: 125n, scale: 2 } : null),
};

/** All rows of a file that is read; fails when the file as a whole is refused. */
export function rowsOf(statement: Statement | StatementRefusal) {
  if ('code' in statement) throw new Error(statement.message);
  return [...statement.rows];
}

/** One line for each row: its number and its verdict. */
export function verdictLines(statement: Statement | StatementRefusal): string[] {
  return rowsOf(statement).map(({ row, verdict }) => `${row} ${verdictLine(verdict)}`);
}

/** A verdict as a line: a transaction with what the cash account saw, or why there is none. */
export function verdictLine(verdict: RowVerdict): string {
  if (verdict.kind === 'left_out') return `left out ${reasonText(verdict.reason)}`;
  if (verdict.kind === 'refused') return `refused ${verdict.errors.map(reasonText).join('; ')}`;
  return draftLine(verdict.draft);
}

/** `2024-03-05 BUY 10 US9220427424 @ 100.5 USD rate 1.25 fee 0.8 net -804.80`: what is nothing is left away. */
export function draftLine(draft: StatementDraft): string {
  const { date, type, isin, currency, exchangeRate, fee, fxFee, tax } = draft;
  const charges = [named('rate', exchangeRate), named('fee', fee), named('fx fee', fxFee), named('tax', tax)];
  const net = decimalText(roundHalfEven(netAmount(draft), 2), 2);
  const moved = type === 'SPLIT' || type.startsWith('TRANSFER');
  const parts = [date, type, sizeOf(draft), isin, priceOf(draft), moved ? null : currency, ...charges];
  return [...parts.filter((part) => part !== null && part !== ''), moved ? null : `net ${net}`]
    .filter((part) => part !== null)
    .join(' ');
}

function named(name: string, value: Decimal | null): string {
  return value === null || value.digits === 0n ? '' : `${name} ${decimalText(value)}`;
}

function sizeOf(draft: StatementDraft): string {
  if ('amount' in draft) return decimalText(draft.amount);
  return draft.type === 'SPLIT' ? `${draft.newUnits}:${draft.oldUnits}` : decimalText(draft.units);
}

function priceOf(draft: StatementDraft): string {
  return 'price' in draft && draft.price !== null ? `@ ${decimalText(draft.price)}` : '';
}
