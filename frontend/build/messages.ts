import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:messages/';
const FOLDER = join(import.meta.dirname, '..', 'src', 'i18n', 'messages');

/** The files of the dashboard and of what stands around every page; the others are texts of parts that come later. */
export const FIRST = [
  'changes',
  'dashboard',
  'figures',
  'holdings',
  'problems',
  'shell',
  'shortcuts',
  'table',
  'ui',
];

/** The part of the English texts that a file belongs to; the list of transactions does with its own. */
function partOf(file: string): string {
  return FIRST.includes(file) ? 'first' : file === 'transactions' ? file : 'later';
}

/** All messages of a language (`de`), or a part of them (`en/first`). */
function isAsked(file: string, part: string | undefined): boolean {
  return part === undefined || partOf(file) === part;
}

/** The messages compiled from ICU notation; `dashboard.json` holds the keys that begin with `dashboard.`. */
function catalogue(asked: string, onFile: (path: string) => void): Record<string, unknown> {
  const [language = '', part] = asked.split('/');
  const messages: Record<string, unknown> = {};
  for (const name of readdirSync(join(FOLDER, language))) {
    const file = basename(name, '.json');
    if (!isAsked(file, part)) continue;
    const path = join(FOLDER, language, name);
    onFile(path);
    const texts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(texts)) {
      // Also a text without placeholders stays a list: Lingui takes a bare string for one that was not compiled, and warns.
      messages[`${file}.${key}`] = compileMessageOrThrow(text);
    }
  }
  return messages;
}

/** Serves `virtual:messages/de` and its like: messages are compiled when the app is built, not in the browser. */
export function messages(): Plugin {
  return {
    name: 'messages',
    resolveId: (id) => (id.startsWith(VIRTUAL) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return null;
      const asked = id.slice(VIRTUAL.length + 1);
      const json = JSON.stringify(catalogue(asked, (path) => this.addWatchFile(path)));
      // A browser reads a long text ten times as fast as an object of a program.
      return `export default JSON.parse(${JSON.stringify(json)})`;
    },
  };
}
