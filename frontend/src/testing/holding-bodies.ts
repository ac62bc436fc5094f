import type { PositionDetail, PositionTrade, ValueHistory } from '../api/wire.ts';
import { position } from './bodies.ts';

/** The purchase of 600 units that the position began with, unless told otherwise. */
export function positionTrade(changed: Partial<PositionTrade> = {}): PositionTrade {
  return {
    id: 1,
    date: '2026-03-02',
    time: null,
    transaction_type: 'BUY',
    broker: 'DEGIRO',
    units: '600.0000',
    price_per_unit: '98.3500',
    currency: 'EUR',
    exchange_rate: null,
    fee: '2.00',
    fx_fee: '0.00',
    gross_amount: '59010.00',
    net_amount: '-59012.00',
    units_after: '600.0000',
    average_cost_after: '98.35',
    realised_gain: null,
    amount: null,
    tax: '0.00',
    new_units: null,
    old_units: null,
    acquired_on: null,
    ...changed,
  };
}

/** A holding with one open lot, a purchase and a sale of part of it. */
export function positionDetail(changed: Partial<PositionDetail> = {}): PositionDetail {
  return {
    ...position(),
    kind: 'holding',
    method: 'average',
    realised_gain: '42.50',
    realised_gain_with_fees: '40.50',
    lots: [
      {
        transaction_id: 1,
        date: '2026-03-02',
        broker: 'DEGIRO',
        units: '590.0000',
        unit_cost: '98.35',
        cost: '58026.50',
        fees: '1.97',
        age_days: 267,
      },
    ],
    brokers: [
      {
        broker: 'DEGIRO',
        units: '590.0000',
        transactions_count: 2,
        net_invested: '57984.00',
        fees: '4.00',
      },
    ],
    trades: [
      positionTrade({
        id: 2,
        date: '2026-06-01',
        transaction_type: 'SELL',
        units: '10.0000',
        price_per_unit: '102.6000',
        gross_amount: '1026.00',
        net_amount: '1024.00',
        units_after: '590.0000',
        realised_gain: '42.50',
      }),
      positionTrade(),
    ],
    skip: 0,
    limit: 1000,
    currency: 'EUR',
    as_of: '2026-11-24',
    ...changed,
  };
}

/** Three days of a position, of which the first has no price. */
export function valueHistory(changed: Partial<ValueHistory> = {}): ValueHistory {
  const point = { net_invested: '59010.00', is_carried: false, twr_index: null, drawdown: null };
  return {
    currency: 'EUR',
    start_date: '2026-03-01',
    end_date: '2026-11-24',
    interval: 'day',
    isin: 'IE00BK5BQT80',
    broker: null,
    asset_class: null,
    points: [
      { ...point, date: '2026-03-01', market_value: null, net_invested: '0.00' },
      { ...point, date: '2026-06-01', market_value: '60534.00', net_invested: '57984.00' },
      { ...point, date: '2026-11-24', market_value: '74108.22', net_invested: '57984.00' },
    ],
    ...changed,
  };
}
