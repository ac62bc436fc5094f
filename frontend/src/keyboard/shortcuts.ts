export type ShortcutGroup = 'go' | 'do' | 'list' | 'show';

export interface Shortcut {
  readonly id: string;
  /**
   * Key names as `KeyboardEvent.key` gives them, named keys with `Shift+` before them; two keys are pressed one after the
   * other.
   */
  readonly keys: readonly [string] | readonly [string, string];
  readonly group: ShortcutGroup;
}

/** Every shortcut of the app. A page may answer to one or not; what a key means never changes. */
export const SHORTCUTS = [
  { id: 'go-dashboard', keys: ['g', 'd'], group: 'go' },
  { id: 'go-holdings', keys: ['g', 'h'], group: 'go' },
  { id: 'go-transactions', keys: ['g', 't'], group: 'go' },
  { id: 'go-import', keys: ['g', 'i'], group: 'go' },
  { id: 'go-performance', keys: ['g', 'p'], group: 'go' },
  { id: 'go-gains', keys: ['g', 'k'], group: 'go' },
  { id: 'go-income', keys: ['g', 'n'], group: 'go' },
  { id: 'go-costs', keys: ['g', 'o'], group: 'go' },
  { id: 'go-other-assets', keys: ['g', 'a'], group: 'go' },
  { id: 'go-allocation', keys: ['g', 'l'], group: 'go' },
  { id: 'go-prices', keys: ['g', 'r'], group: 'go' },
  { id: 'go-rebalance', keys: ['g', 'b'], group: 'go' },
  { id: 'go-snapshots', keys: ['g', 's'], group: 'go' },
  { id: 'go-isin-metadata', keys: ['g', 'm'], group: 'go' },
  { id: 'go-history', keys: ['g', 'y'], group: 'go' },
  { id: 'go-settings', keys: ['g', ','], group: 'go' },
  { id: 'record-buy', keys: ['b'], group: 'do' },
  { id: 'record-sale', keys: ['s'], group: 'do' },
  { id: 'import', keys: ['i'], group: 'do' },
  { id: 'new', keys: ['n'], group: 'do' },
  { id: 'refresh', keys: ['r'], group: 'do' },
  { id: 'undo', keys: ['u'], group: 'do' },
  { id: 'filter', keys: ['/'], group: 'list' },
  { id: 'next-row', keys: ['j'], group: 'list' },
  { id: 'previous-row', keys: ['k'], group: 'list' },
  { id: 'edit', keys: ['e'], group: 'list' },
  { id: 'delete', keys: ['Delete'], group: 'list' },
  { id: 'select', keys: ['x'], group: 'list' },
  { id: 'select-next', keys: ['Shift+ArrowDown'], group: 'list' },
  { id: 'select-previous', keys: ['Shift+ArrowUp'], group: 'list' },
  { id: 'clear', keys: ['Escape'], group: 'list' },
  { id: 'why', keys: ['y'], group: 'show' },
  { id: 'table-view', keys: ['v'], group: 'show' },
  { id: 'period-1', keys: ['1'], group: 'show' },
  { id: 'period-2', keys: ['2'], group: 'show' },
  { id: 'period-3', keys: ['3'], group: 'show' },
  { id: 'period-4', keys: ['4'], group: 'show' },
  { id: 'period-5', keys: ['5'], group: 'show' },
  { id: 'period-6', keys: ['6'], group: 'show' },
  { id: 'period-7', keys: ['7'], group: 'show' },
  { id: 'period-8', keys: ['8'], group: 'show' },
  { id: 'theme', keys: ['t'], group: 'show' },
  { id: 'privacy', keys: ['p'], group: 'show' },
  { id: 'shortcuts', keys: ['?'], group: 'show' },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

/** What a key cap says. */
const CAPS: Readonly<Record<string, string>> = {
  Delete: 'del',
  Escape: 'esc',
  Enter: '↵',
  'Shift+ArrowDown': '⇧ ↓',
  'Shift+ArrowUp': '⇧ ↑',
};

export function keyCaps(id: ShortcutId): string {
  const shortcut = SHORTCUTS.find((candidate) => candidate.id === id);
  return (shortcut?.keys ?? []).map((key) => CAPS[key] ?? key).join(' ');
}
