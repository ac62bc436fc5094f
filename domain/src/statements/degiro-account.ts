/**
 * DEGIRO's Account.csv: every movement of the cash account, newest first. Dividends and fees by themselves are read; trades are
 * left out, because they come with Transactions.csv.
 *
 * The file as a whole is refused as `unknown_format`.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { daysBetween } from '../calendar/local-date.ts';
import { absolute, type Decimal, isNegative, isPositive, isZero, ZERO } from '../money/decimal.ts';
import { cellOf, isinIn, notInFuture, numberIn } from './cells.ts';
import { csvRecords } from './csv.ts';
import { detectDecimalStyle, parseStyledDecimal } from './decimal-style.ts';
import { accountColumn, accountRowKind, type AccountRowKind } from './degiro-account-words.ts';
import { readFitting } from './fitting.ts';
import { judgedRow, openRow, ownRow, ownTable } from './own-rows.ts';
import { type PaymentRow, paymentVerdicts } from './payments.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type {
  LeftOutVerdict,
  RowVerdict,
  StatementContext,
  StatementReader,
  StatementRow,
} from './statement.ts';
import { parseDayFirstDate, parseStatementTime } from './statement-date.ts';
import type { RowReading, Table } from './table.ts';
import { plainMoney, quotedIn } from './told-amount.ts';
import { type KnownOfRow, leftOut, refused, refusedFor } from './verdicts.ts';

const BROKER = 'DEGIRO';
const REQUIRED = ['date', 'isin', 'description', 'change', 'balance'];
const TRANSACTIONS = 'Transactions.csv';

/** Foreign dividends are exchanged within days; an exchange later than that is of something else. */
const LONGEST_WAIT = 7;

/** A movement of the account with its amount; what could not be read of it is among the errors of its row. */
interface Movement {
  readonly reading: RowReading;
  readonly kind: AccountRowKind | undefined;
  readonly description: string;
  readonly booked: LocalDate | null;
  readonly amount: Decimal | null;
  readonly currency: string;
  readonly openLine: number | null;
}

export const DEGIRO_ACCOUNT: StatementReader = {
  kind: 'degiro-account',
  broker: BROKER,
  recognises: ({ header }) => isAccountHeader(header),
  read: (text, context) => {
    const header = csvRecords(text).next().value?.cells ?? [];
    if (!isAccountHeader(header)) {
      const message =
        "Missing required columns: Date, ISIN, Description, Change, Balance. This does not look like DEGIRO's Account.csv.";
      return {
        code: 'unknown_format',
        missing: ['Date', 'ISIN', 'Description', 'Change', 'Balance'],
        message,
      };
    }
    const table = { ...ownTable(header, header.map(accountColumn)), text };
    const style = detectDecimalStyle(cellsBelow(text));
    const rows = { [Symbol.iterator]: () => judgedRows({ ...table, style }, context) };
    return { kind: 'degiro-account', language: 'unknown', layout: 'account', rows };
  },
};

function isAccountHeader(header: readonly string[]): boolean {
  const columns = new Set<string>(header.map(accountColumn));
  return REQUIRED.every((column) => columns.has(column));
}

/** Texts with letters prove no style, so every cell may be asked. */
function* cellsBelow(text: string): Generator<string> {
  const records = csvRecords(text);
  records.next();
  for (const { cells } of records)
    for (const cell of cells) if (/^"?[+-]?[\d.,' ]+"?$/.test(cell)) yield cell;
}

function* judgedRows(table: Table, context: StatementContext): Generator<StatementRow> {
  const movements = [...movementsIn(table, context)];
  const rates = exchangesAmong(movements, context.base);
  const payments = paymentVerdicts(movements.flatMap((each) => paymentOf(each, rates) ?? []));
  for (const each of movements) yield judgedRow(each.reading, payments.get(each.reading.row) ?? judge(each));
}

/** The rows; one without a date is only the end of a long text of the row above it. */
function* movementsIn(table: Table, context: StatementContext): Generator<Movement> {
  const records = csvRecords(table.text);
  records.next();
  let row = 0;
  for (const record of records) {
    row += 1;
    const reading = ownRow(row, table, record.cells, context);
    const isContinuation = cellOf(reading, 'date') === '' && cellOf(reading, 'description') === '';
    if (isContinuation && !record.unterminated) continue;
    const description = cellOf(reading, 'description');
    const { amount, currency } = changeIn(reading);
    const booked = parseDayFirstDate(cellOf(reading, 'date'));
    const openLine = record.unterminated ? record.line : null;
    yield { reading, kind: accountRowKind(description), description, booked, amount, currency, openLine };
  }
}

/** The change of the account: DEGIRO prints its currency under its name and the amount beside it, or the other way round. */
function changeIn(reading: RowReading): { readonly amount: Decimal | null; readonly currency: string } {
  const at = reading.table.header.findIndex((cell) => accountColumn(cell) === 'change');
  const [own = '', beside = ''] = [reading.cells[at]?.trim(), reading.cells[at + 1]?.trim()];
  const [currency, amount] = own === '' || /^[A-Za-z]{3}$/.test(own) ? [own, beside] : [beside, own];
  return { amount: numberIn(reading, amount, 'amount'), currency };
}

/** When a currency was exchanged, and at how many units of it for one of the account's. */
type Exchanges = ReadonlyMap<string, readonly { readonly date: LocalDate; readonly rate: Decimal }[]>;

/**
 * Of exchanges that belong to no order, the side that has the rate; earliest first. None where the other sides are not all
 * in the base currency: the rates lead to another one.
 */
function exchangesAmong(movements: readonly Movement[], base: string): Exchanges {
  const sides = movements.filter(({ kind, booked }) => kind === 'exchange' && booked !== null);
  const isTold = ({ reading }: Movement): boolean => cellOf(reading, 'rate') !== '';
  if (!sides.every((side) => isTold(side) || side.currency === base)) return new Map();
  const found = sides.flatMap(({ reading, booked, currency }) => {
    const rate = parseStyledDecimal(cellOf(reading, 'rate'), reading.table.style);
    const counts = booked !== null && rate !== null && isPositive(rate) && cellOf(reading, 'order id') === '';
    return counts ? [{ date: booked, rate, currency }] : [];
  });
  const sorted = found.toSorted((left, right) => (left.date < right.date ? -1 : 1));
  return Map.groupBy(sorted, ({ currency }) => currency);
}

/** The rate of the first exchange of a currency on or after a day, within a week; null when there is none. */
function rateAfter(exchanges: Exchanges, currency: string, day: LocalDate): Decimal | null {
  const own = exchanges.get(currency) ?? [];
  let [low, high] = [0, own.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = own[middle];
    if (found !== undefined && found.date < day) low = middle + 1;
    else high = middle;
  }
  const next = own[low];
  return next !== undefined && daysBetween(day, next.date) <= LONGEST_WAIT ? next.rate : null;
}

/** A dividend or a tax on one, when everything of it can be read. */
function paymentOf(movement: Movement, exchanges: Exchanges): PaymentRow | null {
  const { reading, kind, booked, amount, currency, openLine } = movement;
  if ((kind !== 'dividend' && kind !== 'tax') || openLine !== null) return null;
  const date = dayOf(movement);
  const isin = isinIn(reading, cellOf(reading, 'isin'));
  if (amount === null) demandAmount(reading);
  const quoted = amount && quotedIn(reading, amount, currency);
  if (date === null || booked === null || isin === null || quoted === null) return null;
  if (isZero(quoted.amount) || reading.errors.length > 0) return null;
  return {
    ...{ kind, reading, account: '', date, isin, ...quoted, externalId: null, rowId: null },
    broker: reading.context.broker ?? BROKER,
    time: null,
    rate: rateAfter(exchanges, currency, booked),
    product: cellOf(reading, 'product') || null,
  };
}

/** The day that counts: of its value, where the row has one, otherwise of its booking; null after an error. */
function dayOf({ reading, booked }: Movement): LocalDate | null {
  if (booked === null) {
    const cell = cellOf(reading, 'date');
    reading.errors.push(
      cell === '' ? rowReason('date', 'missing') : rowReason('date', 'not_a_day', { cell: shown(cell) }),
    );
    return null;
  }
  return notInFuture(reading, parseDayFirstDate(cellOf(reading, 'value date')) ?? booked);
}

function demandAmount(reading: RowReading): void {
  if (reading.errors.every(({ field }) => field !== 'amount'))
    reading.errors.push(rowReason('amount', 'missing'));
}

function judge(movement: Movement): RowVerdict {
  const { reading, kind, description, booked, openLine } = movement;
  if (openLine !== null) return openRow(openLine);
  const known: KnownOfRow = { isin: cellOf(reading, 'isin').toUpperCase() || null, date: booked };
  switch (kind) {
    case 'trade':
    case 'trade fee':
    case 'corporate action':
      return comesWith(TRANSACTIONS, known);
    case 'exchange':
      return leftOut('left_exchange', description, known);
    case 'interest':
      return leftOut('left_interest', description, known);
    case 'cash':
    case 'credit':
      return leftOut('left_cash', description, known);
    case 'fee':
      return judgeFee(movement, known);
    case 'dividend':
    case 'tax':
      if (reading.errors.length > 0) return refused(reading, known);
      return leftOut('left_no_effect', description, known);
    case undefined:
      return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(description) }), known);
  }
}

function comesWith(file: string, known: KnownOfRow): LeftOutVerdict {
  return { kind: 'left_out', ...known, reason: rowReason('row', 'left_elsewhere', { file }) };
}

/** A fee of the account, or of an instrument that the row names. */
function judgeFee(movement: Movement, known: KnownOfRow): RowVerdict {
  const { reading, amount, currency, description } = movement;
  const date = dayOf(movement);
  const isin = known.isin === null ? null : isinIn(reading, known.isin);
  if (amount === null) demandAmount(reading);
  else if (isZero(amount)) return leftOut('left_no_effect', description, known);
  const quoted = amount && quotedIn(reading, amount, currency);
  if (date === null || quoted === null || reading.errors.length > 0) return refused(reading, known);
  if (!isNegative(quoted.amount)) return refusedFor(rowReason('amount', 'takes_back'), known);
  const time = parseStatementTime(cellOf(reading, 'time'));
  const money = plainMoney(reading, { date, time, currency: quoted.currency, rate: null });
  if (money === null) return refused(reading, known);
  const labels = {
    broker: reading.context.broker ?? BROKER,
    isin,
    externalId: null,
    product: cellOf(reading, 'product') || null,
  };
  return readFitting(reading, {
    ...money,
    ...labels,
    type: 'FEE',
    amount: absolute(quoted.amount),
    tax: ZERO,
  });
}
