import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:messages/';
const FOLDER = join(import.meta.dirname, '..', 'src', 'i18n', 'messages');

/** Every message of a language, compiled from ICU notation; `dashboard.json` holds the keys that begin with `dashboard.`. */
function catalogue(language: string, onFile: (path: string) => void): Record<string, unknown> {
  const messages: Record<string, unknown> = {};
  for (const name of readdirSync(join(FOLDER, language))) {
    const path = join(FOLDER, language, name);
    onFile(path);
    const texts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(texts)) {
      // Also a text without placeholders stays a list: Lingui takes a bare string for one that was not compiled, and warns.
      messages[`${basename(name, '.json')}.${key}`] = compileMessageOrThrow(text);
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
      const language = id.slice(VIRTUAL.length + 1);
      return `export default ${JSON.stringify(catalogue(language, (path) => this.addWatchFile(path)))}`;
    },
  };
}
