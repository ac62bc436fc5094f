import { decimalText, fitsDigitLimits, isPositive, parseDecimal } from '@portfolio/domain';
import type { NounColumns } from '../db/tables.ts';
import { EXCHANGE_RATE_SETTING } from '../records/exchange-rate/exchange-rate.repository.ts';
import { EARLIER_DATABASE } from '../records/imports/imports.repository.ts';
import { OF_NO_OTHER_TYPE } from '../db/of-no-other-type.ts';
import { Cells } from './cells.ts';
import type { EarlierNoun } from './earlier-noun.ts';
import type { EarlierTable, RawRow } from './earlier-tables.repository.ts';
import { shownValue } from './shown-value.ts';

/** A row of the earlier database in our columns, or why there is no such row. */
export type EarlierRow<N extends EarlierNoun> = {
  readonly raw: RawRow;
  /** How reports name it. */
  readonly label: string;
} & (
  | {
      readonly kind: 'row';
      readonly columns: NounColumns[N];
      readonly notes: readonly string[];
      readonly roundings: readonly string[];
    }
  | { readonly kind: 'left'; readonly reason: string }
);

type Reader<N extends EarlierNoun> = (cells: Cells, today: string) => NounColumns[N];

/** Fraction digits of the earlier columns: what a value is rounded to when it is read. */
const SCALE = { fee: 2, price: 4, units: 4, positionValue: 4, otherAsset: 2 } as const;

const stamps = (cells: Cells) => ({
  created_at: cells.instant('created_at'),
  updated_at: cells.instant('updated_at'),
});

/** A trade of the earlier database is known again by its id and the moment it was recorded; see `identityStem`. */
function identityOf(cells: Cells, columns: NounColumns['transactions']): string {
  const { created_at, date, isin, transaction_type, units, price_per_unit, fee, broker } = columns;
  const content = [date, isin, transaction_type, units, price_per_unit, fee, broker].join('|');
  return `${EARLIER_DATABASE}${String(cells.row.id)}|${created_at}|${content}`;
}

/** The part of an identity that stays when the row is edited in the earlier database. */
export function identityStem(identity: string): string {
  return identity.split('|', 2).join('|');
}

const readTransaction: Reader<'transactions'> = (cells, today) => {
  const columns: NounColumns['transactions'] = {
    date: cells.date('date'),
    time: null,
    isin: cells.isin('isin'),
    broker: cells.text('broker', 1, 100),
    transaction_type: cells.word('transaction_type', ['BUY', 'SELL']),
    units: cells.printed('units', SCALE.units, 'positive'),
    price_per_unit: cells.printed('price_per_unit', SCALE.price, 'positive'),
    currency: 'EUR',
    exchange_rate: null,
    fee: cells.printed('fee', SCALE.fee, 'not negative'),
    fx_fee: '0',
    external_id: null,
    product: null,
    row_identity: null,
    ...OF_NO_OTHER_TYPE,
    ...stamps(cells),
  };
  if (columns.date > today) cells.notes.push(`its day ${columns.date} is in the future`);
  return { ...columns, row_identity: identityOf(cells, columns) };
};

const readPositionValue: Reader<'position_values'> = (cells) => ({
  isin: cells.text('isin', 1, 12).toUpperCase(),
  current_value: cells.printed('current_value', SCALE.positionValue, 'positive'),
  ...stamps(cells),
});

const readIsinMetadata: Reader<'isin_metadata'> = (cells) => ({
  isin: cells.isin('isin'),
  name: cells.text('name', 1, 255),
  type: cells.word('type', ['STOCK', 'BOND', 'REAL_ASSET']),
  currency: null,
  ter: null,
  symbol: null,
  ...stamps(cells),
});

const readOtherAsset: Reader<'other_assets'> = (cells) => ({
  asset_type: cells.word('asset_type', ['crypto', 'cash_eur', 'cash_czk', 'cd_account', 'pension_fund']),
  asset_detail: cells.optionalText('asset_detail', 100),
  currency: cells.word('currency', ['EUR', 'CZK']),
  value: cells.printed('value', SCALE.otherAsset, 'not negative'),
  ...stamps(cells),
});

/** Text in plain notation stays as it is, its zeros at the end included; `1E+3` becomes `1000`. */
function readRate(cells: Cells): string {
  const text = cells.text('setting_value', 1, 255);
  const rate = parseDecimal(text);
  if (!rate || !isPositive(rate) || !fitsDigitLimits(rate)) {
    cells.reasons.push(`setting_value ${shownValue(text)} is no exchange rate`);
    return '';
  }
  return /^\d{1,15}(\.\d{1,10})?$/.test(text) ? text : decimalText(rate);
}

const readSetting: Reader<'settings'> = (cells) => ({
  name: cells.word('setting_key', [EXCHANGE_RATE_SETTING]),
  // Of a setting that is not known here, the value has no meaning either.
  value: cells.reasons.length > 0 ? '' : readRate(cells),
  ...stamps(cells),
});

/** Group sums of snapshots are made of values as they are stored, so these are not rounded to cents. */
const readSnapshot: Reader<'snapshots'> = (cells) => ({
  snapshot_date: cells.instant('snapshot_date'),
  asset_type: cells.text('asset_type', 1, 50),
  asset_detail: cells.optionalText('asset_detail', 100),
  currency: cells.text('currency', 3, 3),
  value: cells.shortest('value', 'not negative'),
  exchange_rate: cells.shortest('exchange_rate', 'positive'),
  value_eur: cells.shortest('value_eur', 'not negative'),
  created_at: cells.instant('created_at'),
});

const READERS: { readonly [N in EarlierNoun]: Reader<N> } = {
  transactions: readTransaction,
  position_values: readPositionValue,
  isin_metadata: readIsinMetadata,
  other_assets: readOtherAsset,
  settings: readSetting,
  snapshots: readSnapshot,
};

/** In which table the earlier implementation kept a noun, how a report calls one row, and by what it is recognised. */
export const SOURCES: {
  readonly [N in EarlierNoun]: {
    readonly table: EarlierTable;
    readonly word: string;
    readonly told: readonly string[];
  };
} = {
  transactions: { table: 'transactions', word: 'transaction', told: ['date', 'isin'] },
  position_values: { table: 'position_values', word: 'position value', told: ['isin'] },
  isin_metadata: { table: 'isin_metadata', word: 'metadata', told: ['isin'] },
  other_assets: { table: 'other_assets', word: 'other asset', told: ['asset_type', 'asset_detail'] },
  settings: { table: 'user_settings', word: 'setting', told: ['setting_key'] },
  snapshots: {
    table: 'asset_snapshots',
    word: 'snapshot row',
    told: ['snapshot_date', 'asset_type', 'asset_detail'],
  },
};

/**
 * Reads every row of one noun; none is lost without a reason.
 *
 * @param today trades after this day are brought with a note
 */
export function readEarlierRows<N extends EarlierNoun>(
  noun: N,
  rows: readonly RawRow[],
  today: string,
): EarlierRow<N>[] {
  const { word, told } = SOURCES[noun];
  return rows.map((raw) => {
    const cells = new Cells(raw);
    const columns = READERS[noun](cells, today);
    const names = told.map((column) => raw[column]).filter((value) => value !== null);
    const label = `${word} ${shownValue(raw.id)} (${names.map(shownValue).join(', ').replaceAll('"', '')})`;
    const { reasons, notes, roundings } = cells;
    return reasons.length > 0
      ? { raw, label, kind: 'left', reason: reasons.join('; ') }
      : { raw, label, kind: 'row', columns, notes, roundings };
  });
}
