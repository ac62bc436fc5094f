import type { ChangeQuery } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

export type Subject = NonNullable<ChangeQuery['subject']>;

interface SubjectWords {
  /** All of them: `Transactions`. */
  readonly all: MessageKey;
  /** So many of them: `3 transactions`. */
  readonly counted: MessageKey;
}

/** What can be changed, in the order of the filter. */
export const SUBJECTS: Readonly<Record<Subject, SubjectWords>> = {
  transactions: { all: 'history.all-transactions', counted: 'history.transactions' },
  position_values: { all: 'history.all-position-values', counted: 'history.position-values' },
  other_assets: { all: 'history.all-other-assets', counted: 'history.other-assets' },
  snapshots: { all: 'history.all-snapshots', counted: 'history.snapshots' },
  isin_metadata: { all: 'history.all-isin-metadata', counted: 'history.isin-metadata' },
  listings: { all: 'history.all-listings', counted: 'history.listings' },
  look_through: { all: 'history.all-look-through', counted: 'history.look-through' },
  targets: { all: 'history.all-targets', counted: 'history.targets' },
  savings_plans: { all: 'history.all-savings-plans', counted: 'history.savings-plans' },
  savings_plan_days: { all: 'history.all-savings-plan-days', counted: 'history.savings-plan-days' },
  import_mappings: { all: 'history.all-import-mappings', counted: 'history.import-mappings' },
  dismissals: { all: 'history.all-dismissals', counted: 'history.dismissals' },
  notes: { all: 'history.all-notes', counted: 'history.notes' },
  asset_kinds: { all: 'history.all-asset-kinds', counted: 'history.asset-kinds' },
  asset_accounts: { all: 'history.all-asset-accounts', counted: 'history.asset-accounts' },
  prices: { all: 'history.all-prices', counted: 'history.prices' },
  exchange_rates: { all: 'history.all-exchange-rates', counted: 'history.exchange-rates' },
  settings: { all: 'history.all-settings', counted: 'history.settings' },
};

export function isSubject(text: unknown): text is Subject {
  return typeof text === 'string' && Object.hasOwn(SUBJECTS, text);
}
