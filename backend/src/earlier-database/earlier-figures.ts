/**
 * The figures of the earlier database, worked out from its raw rows as the earlier implementation works them out, so
 * that they owe nothing to how the rows were brought. Rows that it could not read itself are in no figure.
 */
import {
  add,
  type Decimal,
  decimal,
  isPositive,
  multiply,
  parseDecimal,
  parseUtcInstant,
  roundHalfEven,
  subtract,
  sum,
  ZERO,
} from '@portfolio/domain';
import { storedInstant } from '../db/instant.ts';
import {
  DEFAULT_EXCHANGE_RATE,
  EXCHANGE_RATE_SETTING,
} from '../records/exchange-rate/exchange-rate.repository.ts';
import { printedDecimal } from './decimal-of-double.ts';
import type { EarlierTables, RawRow } from './earlier-tables.repository.ts';
import type { Figures, PositionFigures } from './figures.ts';

const CENTS = 2;
const FINE = 4;

const NO_TRADES: PositionFigures = {
  units: ZERO,
  purchases: ZERO,
  proceeds: ZERO,
  fees: ZERO,
  entryCount: 0,
};

/** A number as it is read: rounded to the scale of its column; null when it is none. */
function readNumber(row: RawRow, column: string, digits: number): Decimal | null {
  const value = row[column];
  return typeof value === 'number' && Number.isFinite(value) ? printedDecimal(value, digits) : null;
}

/** A number as SQL adds it up: all of its digits. */
function rawNumber(row: RawRow, column: string): Decimal {
  const value = row[column];
  return typeof value === 'number' && Number.isFinite(value) ? decimal(String(value)) : ZERO;
}

const text = (row: RawRow, column: string) => (typeof row[column] === 'string' ? row[column] : '');

function withTrade(position: PositionFigures, row: RawRow): PositionFigures | null {
  const units = readNumber(row, 'units', FINE);
  const price = readNumber(row, 'price_per_unit', FINE);
  const fee = readNumber(row, 'fee', CENTS);
  const type = text(row, 'transaction_type');
  if (!units || !price || !fee || (type !== 'BUY' && type !== 'SELL')) return null;
  const gross = multiply(units, price);
  const fees = add(position.fees, fee);
  const entryCount = position.entryCount + 1;
  const { purchases, proceeds } = position;
  return type === 'BUY'
    ? { units: add(position.units, units), purchases: add(purchases, gross), proceeds, fees, entryCount }
    : { units: subtract(position.units, units), purchases, proceeds: add(proceeds, gross), fees, entryCount };
}

function positionsOf(rows: readonly RawRow[]): Map<string, PositionFigures> {
  const positions = new Map<string, PositionFigures>();
  for (const row of rows) {
    const isin = text(row, 'isin').toUpperCase();
    const position = withTrade(positions.get(isin) ?? NO_TRADES, row);
    if (position) positions.set(isin, position);
  }
  return positions;
}

function otherAssetsOf(rows: readonly RawRow[]): Map<string, Decimal> {
  const byCurrency = new Map<string, Decimal>();
  for (const row of rows) {
    const currency = text(row, 'currency');
    const value = readNumber(row, 'value', CENTS) ?? ZERO;
    byCurrency.set(currency, add(byCurrency.get(currency) ?? ZERO, value));
  }
  return byCurrency;
}

/** Groups of one currency, type and rate are added up unrounded, then each is rounded to cents. */
function snapshotTotal(rows: readonly RawRow[]): Decimal {
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([row.currency, row.asset_type, row.exchange_rate]),
  );
  return sum(
    [...groups.values()].map((group) =>
      roundHalfEven(sum(group.map((row) => rawNumber(row, 'value_eur'))), CENTS),
    ),
  );
}

function snapshotsOf(rows: readonly RawRow[]): Map<string, Decimal> {
  const moments = Map.groupBy(rows, (row) => parseUtcInstant(text(row, 'snapshot_date')));
  const totals = new Map<string, Decimal>();
  for (const [moment, group] of moments) if (moment) totals.set(storedInstant(moment), snapshotTotal(group));
  return totals;
}

export interface EarlierFigures extends Figures {
  /** Values whose position is closed or was never there: part of the earlier portfolio value. */
  readonly valuesWithoutHolding: ReadonlyMap<string, Decimal>;
}

/** The figures that the earlier implementation tells of its database. */
export function earlierFigures(tables: EarlierTables): EarlierFigures {
  const positions = positionsOf(tables.transactions);
  const all = [...positions.values()];
  const values = tables.position_values.map((row) => ({
    isin: text(row, 'isin').toUpperCase(),
    value: readNumber(row, 'current_value', FINE) ?? ZERO,
  }));
  const isHeld = ({ isin }: { isin: string }) => isPositive(positions.get(isin)?.units ?? ZERO);
  const invested = sum(all.map((position) => position.purchases));
  const withdrawn = sum(all.map((position) => position.proceeds));
  const fees = sum(all.map((position) => position.fees));
  const portfolioValue = sum(values.map(({ value }) => value));
  const rate = tables.user_settings.find((row) => row.setting_key === EXCHANGE_RATE_SETTING);
  return {
    positions,
    invested,
    withdrawn,
    fees,
    holdingsValue: sum(values.filter(isHeld).map(({ value }) => value)),
    portfolioValue,
    valuesWithoutHolding: new Map(
      values.filter((value) => !isHeld(value)).map(({ isin, value }) => [isin, value]),
    ),
    profitLoss: subtract(add(portfolioValue, withdrawn), add(fees, invested)),
    otherAssets: otherAssetsOf(tables.other_assets),
    exchangeRate: (rate && parseDecimal(text(rate, 'setting_value'))) || decimal(DEFAULT_EXCHANGE_RATE),
    snapshots: snapshotsOf(tables.asset_snapshots),
  };
}
