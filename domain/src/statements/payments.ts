import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { readFitting } from './fitting.ts';
import { rowReason } from './row-reason.ts';
import { type Payment, type SettledPayment, settlePayments } from './settle-payments.ts';
import type { RowVerdict } from './statement.ts';
import type { RowReading } from './table.ts';
import { inBase, plainMoney } from './told-amount.ts';
import { partOfRow, refused, refusedFor } from './verdicts.ts';

/** A row that is a dividend or a tax withheld from one, before it is known what becomes of it. */
export interface PaymentRow extends Payment {
  readonly reading: RowReading;
  readonly broker: string;
  /** Payments of different accounts do not belong together. */
  readonly account: string;
  readonly date: LocalDate;
  readonly time: LocalTime | null;
  readonly isin: string;
  readonly currency: string;
  /** Units of `currency` for one of the base currency, > 0; null where the file does not say. */
  readonly rate: Decimal | null;
  readonly externalId: string | null;
  readonly product: string | null;
  readonly rowId: string | null;
}

/**
 * The verdict on each payment of a file, by its row; those of one account, instrument, day and currency are one matter.
 * One that its broker numbers counts once, though it stands in the file again.
 */
export function paymentVerdicts(payments: readonly PaymentRow[]): ReadonlyMap<number, RowVerdict> {
  const verdicts = new Map<number, RowVerdict>();
  const firstOf = new Map<string, PaymentRow>();
  for (const payment of payments) {
    const { kind, rowId, amount, isin, date } = payment;
    const told = JSON.stringify([kind, rowId, decimalText(amount), isin, date]);
    const first = rowId === null ? undefined : firstOf.get(told);
    if (first === undefined) firstOf.set(told, payment);
    else verdicts.set(payment.reading.row, partOfRow(first.reading.row, { isin, date }));
  }
  const once = payments.filter(({ reading }) => !verdicts.has(reading.row));
  const groups = Map.groupBy(once, ({ account, date, isin, currency }) =>
    JSON.stringify([account, date, isin, currency]),
  );
  for (const group of groups.values())
    for (const each of settlePayments(group)) verdicts.set(each.payment.reading.row, verdictOf(each));
  return verdicts;
}

function verdictOf(settled: SettledPayment<PaymentRow>): RowVerdict {
  const { kind, payment } = settled;
  const known = { isin: payment.isin, date: payment.date };
  switch (kind) {
    case 'joined':
      return partOfRow(settled.to.reading.row, known);
    case 'reversed':
      return { kind: 'left_out', ...known, reason: rowReason('row', 'left_reversed') };
    case 'unmatched':
      return refusedFor(rowReason('amount', 'takes_back'), known);
    case 'dividend':
    case 'charge':
      return draftOf(payment, kind, settled.tax);
  }
}

function draftOf(payment: PaymentRow, kind: 'dividend' | 'charge', tax: Decimal): RowVerdict {
  const { reading, broker, isin, externalId, product, rowId, amount } = payment;
  const money = plainMoney(reading, payment);
  if (money === null) return refused(reading, payment);
  const labels = { broker, isin, externalId, product };
  return kind === 'dividend'
    ? readFitting(reading, { ...money, ...labels, type: 'DIVIDEND', amount, tax: inBase(tax, money) }, rowId)
    : readFitting(reading, { ...money, ...labels, type: 'TAX', amount: tax, tax: ZERO }, rowId);
}
