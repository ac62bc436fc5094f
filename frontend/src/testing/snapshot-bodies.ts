import type { SnapshotImportReport, SnapshotSummary, SnapshotSummaryList } from '../api/wire.ts';

/** A snapshot of 100 000 in investments and 20 000 in cash, unless told otherwise. */
export function snapshot(changed: Partial<SnapshotSummary> = {}): SnapshotSummary {
  return {
    snapshot_date: '2026-09-30T00:00:00',
    total_value_eur: '120000.00',
    exchange_rate_used: '24.1600',
    by_currency: [{ currency: 'EUR', total_value: '120000.00' }],
    by_asset_type: [
      { asset_type: 'cash_eur', total_value_eur: '20000.00' },
      { asset_type: 'investments', total_value_eur: '100000.00' },
    ],
    absolute_change_from_oldest: '20000.00',
    percentage_change_from_oldest: '20',
    net_contributions: '12000.00',
    contributions_unavailable: null,
    market_change: '8000.00',
    ...changed,
  };
}

/** Two snapshots a quarter apart, the newest first. */
export function snapshotList(
  summaries: SnapshotSummary[] = [
    snapshot(),
    snapshot({
      snapshot_date: '2026-06-30T18:00:00',
      total_value_eur: '100000.00',
      exchange_rate_used: '24.3190',
      by_asset_type: [{ asset_type: 'investments', total_value_eur: '100000.00' }],
      absolute_change_from_oldest: '0.00',
      percentage_change_from_oldest: '0',
      net_contributions: '0.00',
      market_change: '0.00',
    }),
  ],
): SnapshotSummaryList {
  return { summaries, total: summaries.length, avg_monthly_increment: '6521.74' };
}

/** Of three rows one is new, one is there already, one is refused. */
export function snapshotReport(changed: Partial<SnapshotImportReport> = {}): SnapshotImportReport {
  const row = { snapshot_date: '2025-12-31T00:00:00', asset_type: 'cash_eur' };
  return {
    total_rows: 3,
    successful: 1,
    failed: 1,
    results: [{ ...row, row: 1, snapshot_id: null }],
    errors: [
      {
        row: 2,
        snapshot_date: '31.12.25',
        asset_type: null,
        errors: ['asset_type: missing'],
        error_codes: [{ field: 'asset_type', code: 'missing', values: {} }],
        raw_data: { snapshot_date: '31.12.25' },
      },
    ],
    skipped: [{ ...row, row: 3, reason: 'already imported', reason_code: 'already_imported' }],
    success_rate: 33.33,
    dry_run: true,
    change_id: null,
    ...changed,
  };
}
