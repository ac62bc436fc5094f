import type changes from './messages/en/changes.json';
import type shell from './messages/en/shell.json';
import type shortcuts from './messages/en/shortcuts.json';
import type ui from './messages/en/ui.json';

type Keys<Space extends string, Texts> = `${Space}.${keyof Texts & string}`;

/** Every message of the app, as `file.key`; English is the language that has them all first. */
export type MessageKey =
  | Keys<'changes', typeof changes>
  | Keys<'shell', typeof shell>
  | Keys<'shortcuts', typeof shortcuts>
  | Keys<'ui', typeof ui>;
