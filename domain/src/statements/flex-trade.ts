import { absolute, type Decimal, isNegative, isPositive, isZero, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { cellOf, numberOf } from './cells.ts';
import { readFitting } from './fitting.ts';
import { dayIn, instrumentIn, isinCell, productOf, rateIn, timeIn } from './flex-cells.ts';
import type { FlexSurvey } from './flex-survey.ts';
import { rowReason } from './row-reason.ts';
import type { SettledMoney } from './settled.ts';
import { shown } from './shown.ts';
import type { RowVerdict } from './statement.ts';
import type { RowReading } from './table.ts';
import { chargeInBase, inBase, plainMoney, quotedIn } from './told-amount.ts';
import { leftOut, refused, refusedFor } from './verdicts.ts';

const CURRENCY_PAIR = /^[A-Z]{3}\.[A-Z]{3}$/;
const SHARES: ReadonlySet<string> = new Set(['', 'STK', 'ETF', 'FUND']);
const WITHOUT_ISIN: ReadonlySet<string> = new Set([
  'OPT',
  'FOP',
  'FSFOP',
  'FUT',
  'CFD',
  'CRYPTO',
  'CMDTY',
  'IOPT',
]);
const CANCELLED = /\(Ca\.?\)/;

/** Judges a row of the trades of a Flex query. */
export function judgeFlexTrade(reading: RowReading, { bases, broker }: FlexSurvey): RowVerdict {
  const category = cellOf(reading, 'assetcategory');
  const symbol = cellOf(reading, 'symbol');
  const side = cellOf(reading, 'buysell').toUpperCase();
  const date = dayIn(reading, ['tradedate', 'datetime', 'reportdate']);
  const known = { isin: isinCell(reading) || null, date };
  const isBare = category === '' && symbol === '' && known.isin === null;
  if (category === 'CASH' || CURRENCY_PAIR.test(symbol) || isBare)
    return leftOut('left_exchange', symbol || side, known);
  if (WITHOUT_ISIN.has(category)) return leftOut('left_other_asset', `${category} ${symbol}`, known);
  if (!SHARES.has(category))
    return refusedFor(rowReason('transaction_type', 'by_hand', { cell: shown(category) }), known);
  if (CANCELLED.test(cellOf(reading, 'buysell')))
    return refusedFor(rowReason('transaction_type', 'takes_back'), known);
  const isin = instrumentIn(reading);
  const units = unitsIn(reading);
  const price = priceIn(reading);
  const quoted = price && quotedIn(reading, price, cellOf(reading, 'currency'));
  if (date === null || isin === null || units === null || quoted === null || reading.errors.length > 0)
    return refused(reading, known);
  const time = timeIn(reading, date);
  const rate = rateIn(reading, bases);
  const money = plainMoney(reading, { date, time, currency: quoted.currency, rate });
  const fee = money && feeIn(reading, money);
  if (money === null || fee === null) return refused(reading, known);
  const isSale = side.startsWith('SELL') || (side === '' && isNegative(units));
  const tax = inBase(absolute(numberOf(reading, 'taxes', 'tax') ?? ZERO), money);
  const rowId = cellOf(reading, 'transactionid') || cellOf(reading, 'ibexecid') || cellOf(reading, 'tradeid');
  const labels = { broker, externalId: orderIdOf(reading), product: productOf(reading) };
  const trade = {
    type: isSale ? 'SELL' : 'BUY',
    isin,
    units: absolute(units),
    price: quoted.amount,
  } as const;
  return readFitting(
    reading,
    { ...money, ...labels, ...trade, fee, tax },
    rowId === '' ? null : `trade ${rowId}`,
  );
}

function unitsIn(reading: RowReading): Decimal | null {
  const units = numberOf(reading, 'quantity', 'units');
  if (units !== null && !isZero(units)) return units;
  if (reading.errors.every(({ field }) => field !== 'units'))
    reading.errors.push(rowReason('units', units === null ? 'quantity_missing' : 'quantity_zero'));
  return null;
}

function priceIn(reading: RowReading): Decimal | null {
  const price = numberOf(reading, 'tradeprice', 'price_per_unit');
  if (price !== null && isPositive(price)) return price;
  if (price !== null) reading.errors.push(rowReason('price_per_unit', 'not_positive'));
  else if (cellOf(reading, 'tradeprice') === '') reading.errors.push(rowReason('price_per_unit', 'missing'));
  return null;
}

/** The commission, which is negative; in a currency of its own. */
function feeIn(reading: RowReading, money: SettledMoney): Decimal | null {
  const commission = numberOf(reading, 'ibcommission', 'fee') ?? ZERO;
  if (isZero(commission)) return ZERO;
  const code = cellOf(reading, 'ibcommissioncurrency') || cellOf(reading, 'currency');
  const quoted = quotedIn(reading, absolute(commission), code);
  if (quoted === null) return null;
  if (isNegative(commission)) return chargeInBase(reading, quoted, money);
  const { amount, currency } = quoted;
  reading.notes.push(rowReason('fee', 'rebate', { amount: decimalText(amount), currency }));
  return ZERO;
}

/** The id of the order, which its partial fills share; of the trade where the query has no orders. */
function orderIdOf(reading: RowReading): string | null {
  return cellOf(reading, 'iborderid') || cellOf(reading, 'tradeid') || null;
}
