import { absolute, isNegative, isZero, ZERO } from '../money/decimal.ts';
import { cellOf, numberOf } from './cells.ts';
import { readFitting } from './fitting.ts';
import { dayIn, instrumentIn, isinCell, productOf } from './flex-cells.ts';
import type { FlexSurvey } from './flex-survey.ts';
import type { RowVerdict } from './statement.ts';
import type { RowReading } from './table.ts';
import { leftOut, refused } from './verdicts.ts';

/** Judges a row of the transfers of a Flex query: units that come from or go to another broker. */
export function judgeFlexTransfer(reading: RowReading, { broker }: FlexSurvey): RowVerdict {
  const date = dayIn(reading, ['date', 'datetime', 'reportdate']);
  const known = { isin: isinCell(reading) || null, date };
  const units = numberOf(reading, 'quantity', 'units') ?? ZERO;
  const isMoney = reading.errors.every(({ field }) => field !== 'units') && isZero(units);
  if (isMoney || cellOf(reading, 'assetcategory') === 'CASH')
    return leftOut('left_cash', cellOf(reading, 'type') || 'Transfer', known);
  const isin = instrumentIn(reading);
  if (date === null || isin === null || reading.errors.length > 0) return refused(reading, known);
  const direction = cellOf(reading, 'direction').toUpperCase();
  const isOut = direction === 'OUT' || (direction !== 'IN' && isNegative(units));
  const rowId = cellOf(reading, 'transactionid');
  const { base } = reading.context;
  const nothing = { time: null, currency: base, exchangeRate: null, fee: ZERO, fxFee: ZERO, tax: ZERO };
  const labels = { broker, externalId: rowId || null, product: productOf(reading) };
  const type = isOut ? 'TRANSFER_OUT' : 'TRANSFER_IN';
  const moved = { type, isin, date, units: absolute(units), price: null, acquired: null } as const;
  return readFitting(reading, { ...nothing, ...labels, ...moved }, rowId === '' ? null : `transfer ${rowId}`);
}
