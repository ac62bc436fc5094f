import type { NetWorth, SnapshotPreview } from '../api/wire.ts';

/** Two days: of the first the other assets are not known. */
export function netWorth(changed: Partial<NetWorth> = {}): NetWorth {
  return {
    currency: 'EUR',
    start_date: '2026-09-29',
    end_date: '2026-09-30',
    interval: 'week',
    points: [
      {
        ...{ date: '2026-09-29', investments: '99000.00', other_assets: null, total: null },
        ...{ unavailable: 'not_recorded', by_type: [] },
      },
      {
        ...{ date: '2026-09-30', investments: '100000.00', other_assets: '20000.00', total: '120000.00' },
        unavailable: null,
        by_type: [
          { asset_type: 'cash_eur', value_eur: '20000.00', recorded_on: '2026-05-01', is_stale: true },
        ],
      },
    ],
    left_out: [{ isin: 'IE00B4L5Y983', reason: 'no_price' }],
    not_known_before: [{ asset_type: 'cash_eur', asset_detail: 'Wise', date: '2026-09-30' }],
    ...changed,
  };
}

/** What a snapshot of 15 August would hold: a pension is not known yet. */
export function snapshotPreview(changed: Partial<SnapshotPreview> = {}): SnapshotPreview {
  return {
    snapshot_date: '2026-08-15T00:00:00',
    valued_on: '2026-08-15',
    exchange_rate_used: '24.1',
    exchange_rate_date: '2026-08-14',
    exchange_rate_source: 'ecb',
    total_value_eur: '90100.00',
    assets: [
      {
        ...{ asset_type: 'investments', asset_detail: null, currency: 'EUR' },
        ...{ value: '90000.00', value_eur: '90000.00', recorded_on: null },
      },
      {
        ...{ asset_type: 'cash_czk', asset_detail: 'CSOB', currency: 'CZK' },
        ...{ value: '2410.00', value_eur: '100.00', recorded_on: '2026-05-01' },
      },
    ],
    left_out: [
      {
        ...{ asset_type: 'pension_fund', asset_detail: null, isin: null },
        ...{ reason: 'not_recorded', known_from: '2026-09-01' },
      },
    ],
    ...changed,
  };
}
