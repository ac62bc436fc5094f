import { decimal, type LocalDate, type LocalTime, type Trade } from '@portfolio/domain';
import type { RowOf } from '../../db/tables.ts';

type TradeRow = Omit<
  RowOf<'transactions'>,
  'external_id' | 'product' | 'row_identity' | 'created_at' | 'updated_at'
>;

/** The trade that a row of the ledger records. The row was checked when it was written. */
export function tradeOfRow(row: TradeRow): Trade {
  return {
    id: row.id,
    date: row.date as LocalDate,
    time: row.time as LocalTime | null,
    isin: row.isin,
    broker: row.broker,
    type: row.transaction_type,
    units: decimal(row.units),
    price: decimal(row.price_per_unit),
    currency: row.currency,
    exchangeRate: row.exchange_rate === null ? null : decimal(row.exchange_rate),
    fee: decimal(row.fee),
    fxFee: decimal(row.fx_fee),
  };
}
