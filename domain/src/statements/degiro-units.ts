import { absolute, compare, type Decimal, isZero, multiply, subtract } from '../money/decimal.ts';
import { type DecimalStyle, parseStyledDecimal, provenStyle } from './decimal-style.ts';
import { cellOf, checkNumberOf, currencyBeside, type DegiroRowReading, numberOf } from './degiro-cells.ts';
import { mainCurrencyOf } from './degiro-exchange.ts';
import { rowReason } from './row-reason.ts';

/** Values are printed in cents. */
const HALF_CENT: Decimal = { digits: 5n, scale: 3 };

/**
 * The quantity with DEGIRO's sign: above 0 for a purchase, below 0 for a sale; null after an error.
 *
 * A quantity such as `1.234` reads in both decimal styles. Where the row says what units × price made, the reading
 * that comes nearer to it is taken; otherwise, and where both come to it in cents, the style of the file decides.
 */
export function readUnits(reading: DegiroRowReading, price: Decimal | null): Decimal | null {
  const cell = cellOf(reading, 'quantity');
  const units = numberOf({ ...reading, style: quantityStyle(reading, cell, price) }, 'quantity', 'units');
  if (cell === '') reading.errors.push(rowReason('units', 'quantity_missing'));
  if (units === null || !isZero(units)) return units;
  reading.errors.push(rowReason('units', 'quantity_zero'));
  return null;
}

function quantityStyle(reading: DegiroRowReading, cell: string, price: Decimal | null): DecimalStyle {
  const isAmbiguous = (cell.includes('.') || cell.includes(',')) && provenStyle(cell) === null;
  if (!isAmbiguous || price === null) return reading.style;
  const local = checkNumberOf(reading, 'localValue');
  const isSubunit = mainCurrencyOf(currencyBeside(reading, 'price')) !== null;
  const asComma = parseStyledDecimal(cell, 'comma');
  const asDot = parseStyledDecimal(cell, 'dot');
  if (local === null || isSubunit || asComma === null || asDot === null) return reading.style;
  const distance = (units: Decimal): Decimal =>
    absolute(subtract(absolute(multiply(units, price)), absolute(local)));
  const [commaAway, dotAway] = [distance(asComma), distance(asDot)];
  // A value in cents is what both would have been printed as: it tells nothing.
  if ([commaAway, dotAway].every((away) => compare(away, HALF_CENT) <= 0)) return reading.style;
  return compare(commaAway, dotAway) < 0 ? 'comma' : 'dot';
}
