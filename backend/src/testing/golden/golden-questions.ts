import { SNAPSHOTS, WORLD } from './golden-steps.ts';

/** What the web app asks for, by the name of the file in fixtures/responses that holds the answer. */
export const GOLDEN_QUESTIONS: Readonly<Record<string, string>> = {
  'portfolio-summary': '/analytics/portfolio-summary',
  why: `/analytics/why?figure=realised_gain&isin=${WORLD}`,
  transactions: '/transactions?limit=50&skip=0',
  'transactions-window': '/transactions?limit=200&skip=0',
  'transactions-known': '/transactions?limit=500',
  'transactions-total': '/transactions?limit=1',
  transaction: '/transactions/3',
  'isin-metadata': '/isin-metadata',
  note: `/notes/${WORLD}`,
  'other-assets': '/other-assets',
  'asset-kinds': '/asset-kinds',
  'asset-accounts': '/asset-accounts',
  'exchange-rate': '/settings/exchange-rate',
  'base-currency': '/settings/base-currency',
  'snapshot-summary': '/snapshots/summary',
  snapshot: `/snapshots?end_date=${SNAPSHOTS[2]}&start_date=${SNAPSHOTS[2]}`,
  changes: '/changes?limit=50&skip=0',
};
