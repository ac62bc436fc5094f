import type { MessageKey } from '../i18n/message-key.ts';
import type { ShortcutId } from '../keyboard/shortcuts.ts';

export interface Page {
  readonly to: string;
  readonly words: MessageKey;
  readonly id: ShortcutId;
}

/** The pages of the rail, in its order. On a phone the first four stand in the bottom bar, the others behind More. */
export const PAGES = [
  { to: '/', words: 'shell.dashboard', id: 'go-dashboard' },
  { to: '/holdings', words: 'shell.holdings', id: 'go-holdings' },
  { to: '/transactions', words: 'shell.transactions', id: 'go-transactions' },
  { to: '/performance', words: 'shell.performance', id: 'go-performance' },
  { to: '/allocation', words: 'shell.allocation', id: 'go-allocation' },
  { to: '/rebalance', words: 'shell.rebalance', id: 'go-rebalance' },
  { to: '/gains', words: 'shell.gains', id: 'go-gains' },
  { to: '/income', words: 'shell.income', id: 'go-income' },
  { to: '/costs', words: 'shell.costs', id: 'go-costs' },
  { to: '/other-assets', words: 'shell.other-assets', id: 'go-other-assets' },
  { to: '/prices', words: 'shell.prices', id: 'go-prices' },
  { to: '/snapshots', words: 'shell.snapshots', id: 'go-snapshots' },
  { to: '/import', words: 'shell.import', id: 'go-import' },
  { to: '/isin-metadata', words: 'shell.isin-metadata', id: 'go-isin-metadata' },
  { to: '/history', words: 'shell.history', id: 'go-history' },
  { to: '/settings', words: 'shell.settings', id: 'go-settings' },
] as const satisfies readonly Page[];

/** So many pages have a place in the bottom bar of a phone. */
export const PAGES_IN_BAR = 4;
