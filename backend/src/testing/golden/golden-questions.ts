import { SNAPSHOTS, WORLD } from './golden-steps.ts';

/** What the web app asks for, by the name of the file in fixtures/responses that holds the answer. */
export const GOLDEN_QUESTIONS: Readonly<Record<string, string>> = {
  'portfolio-summary': '/analytics/portfolio-summary',
  position: `/analytics/positions/${WORLD}?limit=1000&method=average`,
  'value-history': `/analytics/value-history?interval=week&isin=${WORLD}`,
  'portfolio-history': '/analytics/value-history?interval=week',
  note: `/notes/${WORLD}`,
  why: `/analytics/why?figure=realised_gain&isin=${WORLD}&limit=50&skip=0`,
  'why-snapshot': `/analytics/why?figure=market_change&limit=50&oldest_date=${SNAPSHOTS[0]}&skip=0&snapshot_date=${SNAPSHOTS[2]}`,
  transactions: '/transactions?limit=200&skip=0',
  transaction: '/transactions/3',
  proposals: '/transactions/proposals',
  'isin-metadata': '/isin-metadata',
  'other-assets': '/other-assets',
  'asset-kinds': '/asset-kinds',
  'asset-accounts': '/asset-accounts',
  'base-currency': '/settings/base-currency',
  'snapshot-summary': '/snapshots/summary',
  snapshot: `/snapshots?end_date=${SNAPSHOTS[2]}&start_date=${SNAPSHOTS[2]}`,
  prices: '/prices?isin=IE00B4ND3602&limit=10000',
  'price-status': '/prices/status',
  'price-refresh': '/prices/refresh',
  listings: '/listings',
  changes: '/changes?limit=50&skip=0',
  change: '/changes/29?limit=20&skip=0',
};
