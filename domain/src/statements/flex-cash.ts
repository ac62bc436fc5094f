import { absolute, isNegative, isZero, ZERO } from '../money/decimal.ts';
import { cellOf, isinIn, numberOf } from './cells.ts';
import { plainHeader } from './degiro-headers.ts';
import { readFitting } from './fitting.ts';
import { dayIn, instrumentIn, isinCell, knownDay, rateIn } from './flex-cells.ts';
import { accountOf, type FlexRow } from './flex-rows.ts';
import type { FlexSurvey } from './flex-survey.ts';
import type { PaymentRow } from './payments.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict } from './statement.ts';
import type { RowReading } from './table.ts';
import { plainMoney, quotedIn } from './told-amount.ts';
import { type KnownOfRow, leftOut, refused, refusedFor } from './verdicts.ts';

const PAYMENTS: ReadonlyMap<string, PaymentRow['kind']> = new Map([
  ['dividends', 'dividend'],
  ['paymentinlieuofdividends', 'dividend'],
  ['withholdingtax', 'tax'],
  ['871mwithholding', 'tax'],
]);
const FEES: ReadonlySet<string> = new Set([
  'otherfees',
  'brokerfees',
  'managementfees',
  'advisorfees',
  'commissionadjustments',
]);
const DAYS = ['settledate', 'datetime', 'reportdate'];

/** The payments among the rows: dividends, and taxes withheld from them. What cannot be read of one is among its errors. */
export function flexPayments(rows: readonly FlexRow[], survey: FlexSurvey): PaymentRow[] {
  return rows.flatMap(({ section, reading, openLine }) => {
    const isPayment = section === 'cash' && openLine === null && !survey.skipped.has(reading.row);
    return (isPayment ? paymentOf(reading, survey) : null) ?? [];
  });
}

function paymentOf(reading: RowReading, { bases, broker }: FlexSurvey): PaymentRow | null {
  const kind = kindOf(reading);
  if (kind === undefined || isOfInterest(reading)) return null;
  const date = dayIn(reading, DAYS);
  const isin = instrumentIn(reading);
  const amount = amountIn(reading);
  const quoted = amount && quotedIn(reading, amount, cellOf(reading, 'currency'));
  if (date === null || isin === null || quoted === null || isZero(quoted.amount) || reading.errors.length > 0)
    return null;
  const rowId = cellOf(reading, 'transactionid');
  return {
    ...{ kind, reading, broker, account: accountOf(reading), date, time: null, isin, ...quoted },
    rate: rateIn(reading, bases),
    externalId: cellOf(reading, 'actionid') || rowId || null,
    product: cellOf(reading, 'symbol') || null,
    rowId: rowId === '' ? null : `cash ${rowId}`,
  };
}

function kindOf(reading: RowReading): PaymentRow['kind'] | undefined {
  return PAYMENTS.get(plainHeader(cellOf(reading, 'type')));
}

/** Tax is withheld from the interest of the account too; such a row has no instrument. */
function isOfInterest(reading: RowReading): boolean {
  return kindOf(reading) === 'tax' && isinCell(reading) === '' && cellOf(reading, 'symbol') === '';
}

function amountIn(reading: RowReading) {
  const amount = numberOf(reading, 'amount', 'amount');
  if (amount === null && cellOf(reading, 'amount') === '')
    reading.errors.push(rowReason('amount', 'missing'));
  return amount;
}

/** Judges a row of the cash transactions of a Flex query that is no payment of an instrument. */
export function judgeFlexCash(reading: RowReading, { bases, broker }: FlexSurvey): RowVerdict {
  const type = cellOf(reading, 'type');
  const plain = plainHeader(type);
  const isPayment = kindOf(reading) !== undefined;
  // A payment that could not be read was looked at before, and has its errors already.
  const date = reading.errors.length > 0 ? knownDay(reading, DAYS) : dayIn(reading, DAYS);
  const known: KnownOfRow = { isin: isinCell(reading) || null, date };
  if (isOfInterest(reading) || plain.includes('interest')) return leftOut('left_interest', type, known);
  if (plain.startsWith('deposit') || plain.startsWith('withdrawal')) return leftOut('left_cash', type, known);
  if (!isPayment && !FEES.has(plain))
    return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(type) }), known);
  if (reading.errors.length > 0) return refused(reading, known);
  const amount = amountIn(reading);
  if (amount !== null && isZero(amount)) return leftOut('left_no_effect', type, known);
  const quoted = amount && quotedIn(reading, amount, cellOf(reading, 'currency'));
  const isin = known.isin === null ? null : isinIn(reading, known.isin);
  if (quoted === null || date === null || reading.errors.length > 0) return refused(reading, known);
  if (!isNegative(quoted.amount)) return refusedFor(rowReason('amount', 'takes_back'), known);
  const money = plainMoney(reading, {
    date,
    time: null,
    currency: quoted.currency,
    rate: rateIn(reading, bases),
  });
  if (money === null) return refused(reading, known);
  const rowId = cellOf(reading, 'transactionid');
  const labels = { broker, isin, externalId: rowId || null, product: cellOf(reading, 'symbol') || null };
  const fee = { type: 'FEE', amount: absolute(quoted.amount), tax: ZERO } as const;
  return readFitting(reading, { ...money, ...labels, ...fee }, rowId === '' ? null : `cash ${rowId}`);
}
