import type { MessageKey } from '../i18n/message-key.ts';
import type { Translate } from '../i18n/translator.ts';
import type { ShortcutGroup, ShortcutId } from '../keyboard/shortcuts.ts';

export const GROUP_WORDS = {
  go: 'shortcuts.group-go',
  do: 'shortcuts.group-do',
  list: 'shortcuts.group-list',
  show: 'shortcuts.group-show',
} as const satisfies Record<ShortcutGroup, MessageKey>;

const WORDS: { readonly [Id in Exclude<ShortcutId, `period-${string}`>]: MessageKey } = {
  'go-dashboard': 'shell.dashboard',
  'go-holdings': 'shell.holdings',
  'go-transactions': 'shell.transactions',
  'go-performance': 'shell.performance',
  'go-allocation': 'shell.allocation',
  'go-gains': 'shell.gains',
  'go-income': 'shell.income',
  'go-costs': 'shell.costs',
  'go-import': 'shell.import',
  'go-other-assets': 'shell.other-assets',
  'go-prices': 'shell.prices',
  'go-rebalance': 'shell.rebalance',
  'go-snapshots': 'shell.snapshots',
  'go-isin-metadata': 'shell.isin-metadata',
  'go-history': 'shell.history',
  'go-settings': 'shell.settings',
  'record-buy': 'shortcuts.record-buy',
  'record-sale': 'shortcuts.record-sale',
  import: 'shortcuts.import',
  new: 'shortcuts.new',
  refresh: 'shortcuts.refresh',
  undo: 'shortcuts.undo',
  filter: 'shortcuts.filter',
  'next-row': 'shortcuts.next-row',
  'previous-row': 'shortcuts.previous-row',
  edit: 'shortcuts.edit',
  delete: 'shortcuts.delete',
  select: 'shortcuts.select',
  'select-next': 'shortcuts.select-next',
  'select-previous': 'shortcuts.select-previous',
  clear: 'shortcuts.clear',
  why: 'shortcuts.why',
  'table-view': 'shortcuts.table-view',
  theme: 'shortcuts.theme',
  privacy: 'shortcuts.privacy',
  shortcuts: 'shortcuts.shortcuts',
};

/** What a shortcut does, in the words of the reader. */
export function shortcutWords(t: Translate, id: ShortcutId): string {
  const period = /^period-(\d)$/.exec(id)?.[1];
  return period === undefined
    ? t(WORDS[id as keyof typeof WORDS])
    : t('shortcuts.period', { number: period });
}
