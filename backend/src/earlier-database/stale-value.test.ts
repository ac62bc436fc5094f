import { describe, expect, test } from 'vitest';
import { OF_NO_OTHER_TYPE } from '../db/of-no-other-type.ts';
import { type RecordedTrade, staleValueReason } from './stale-value.ts';

/** `day` is when the trade was recorded; units below 0 are a sale. */
function recorded(...trades: readonly (readonly [day: string, units: string])[]): RecordedTrade[] {
  return trades.map(([day, units], index) => ({
    id: index + 1,
    date: '2024-01-01',
    time: null,
    isin: 'IE00BK5BQT80',
    broker: 'B',
    transaction_type: units.startsWith('-') ? 'SELL' : 'BUY',
    units: units.replace('-', ''),
    price_per_unit: '1',
    currency: 'EUR',
    exchange_rate: null,
    fee: '0',
    fx_fee: '0',
    external_id: null,
    product: null,
    row_identity: null,
    ...OF_NO_OTHER_TYPE,
    created_at: `${day}T10:00:00.000000`,
    updated_at: `${day}T10:00:00.000000`,
  }));
}

const ENTERED = '2024-02-01T10:00:00.000000';

describe('staleValueReason', () => {
  test.each([
    ['of no trades at all', recorded()],
    ['of trades that were all recorded before', recorded(['2024-01-01', '5'], ['2024-01-02', '-5'])],
    ['of a position that only grew since', recorded(['2024-01-01', '5'], ['2024-03-01', '5'])],
    ['of a position that was sold in part since', recorded(['2024-01-01', '5'], ['2024-03-01', '-4.9999'])],
    ['that was entered before the first trade', recorded(['2024-03-01', '5'])],
    ['of a trade recorded at the same moment', recorded(['2024-02-01', '5'])],
  ])('a value %s stays', (_, trades) => {
    expect(staleValueReason(trades, ENTERED)).toBeNull();
  });

  test('a value of a position that was closed since goes, to the last digit', () => {
    const trades = recorded(['2024-01-01', '0.1'], ['2024-01-02', '0.2'], ['2024-03-01', '-0.3']);
    expect(staleValueReason(trades, ENTERED)).toBe('trades recorded later closed its position');
  });

  test('a value that outlived its position goes when that is reopened', () => {
    const trades = recorded(['2024-01-01', '5'], ['2024-01-02', '-5'], ['2024-03-01', '1']);
    expect(staleValueReason(trades, ENTERED)).toContain('reopened its position');
    const oversold = recorded(['2024-01-01', '5'], ['2024-01-02', '-5'], ['2024-03-01', '-1']);
    expect(staleValueReason(oversold, ENTERED)).toBeNull();
  });
});
