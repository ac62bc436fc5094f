export type ShortcutGroup = 'Go to' | 'Do' | 'In a list' | 'Show';

export interface Shortcut {
  readonly id: string;
  /** Key names as `KeyboardEvent.key` gives them; two keys are pressed one after the other. */
  readonly keys: readonly [string] | readonly [string, string];
  readonly words: string;
  readonly group: ShortcutGroup;
}

/** Every shortcut of the app. A page may answer to one or not; what a key means never changes. */
export const SHORTCUTS = [
  { id: 'go-dashboard', keys: ['g', 'd'], words: 'Dashboard', group: 'Go to' },
  { id: 'go-transactions', keys: ['g', 't'], words: 'Transactions', group: 'Go to' },
  { id: 'go-import', keys: ['g', 'i'], words: 'Import', group: 'Go to' },
  { id: 'record-buy', keys: ['b'], words: 'Record a buy', group: 'Do' },
  { id: 'record-sale', keys: ['s'], words: 'Record a sale', group: 'Do' },
  { id: 'import', keys: ['i'], words: 'Import a statement', group: 'Do' },
  { id: 'new', keys: ['n'], words: 'New on this page', group: 'Do' },
  { id: 'undo', keys: ['u'], words: 'Undo the last change', group: 'Do' },
  { id: 'filter', keys: ['/'], words: 'Filter', group: 'In a list' },
  { id: 'next-row', keys: ['j'], words: 'Next row', group: 'In a list' },
  { id: 'previous-row', keys: ['k'], words: 'Previous row', group: 'In a list' },
  { id: 'edit', keys: ['e'], words: 'Edit the row', group: 'In a list' },
  { id: 'delete', keys: ['Delete'], words: 'Delete the row', group: 'In a list' },
  { id: 'theme', keys: ['t'], words: 'Light or dark', group: 'Show' },
  { id: 'privacy', keys: ['p'], words: 'Hide or show amounts', group: 'Show' },
  { id: 'shortcuts', keys: ['?'], words: 'Shortcuts', group: 'Show' },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

/** What a key cap says. */
const CAPS: Readonly<Record<string, string>> = { Delete: 'del', Escape: 'esc', Enter: '↵' };

export function keyCaps(id: ShortcutId): string {
  const shortcut = SHORTCUTS.find((candidate) => candidate.id === id);
  return (shortcut?.keys ?? []).map((key) => CAPS[key] ?? key).join(' ');
}
