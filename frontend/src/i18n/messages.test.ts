import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from './languages.ts';

const SOURCE = join(import.meta.dirname, '..');
const FOLDER = join(import.meta.dirname, 'messages');
const languages = Object.keys(LANGUAGES) as Language[];

/** Every message of a language as `file.key`. */
function catalogue(language: Language): Map<string, string> {
  const messages = new Map<string, string>();
  for (const file of readdirSync(join(FOLDER, language))) {
    const texts = JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(texts))
      messages.set(`${file.replace('.json', '')}.${key}`, text);
  }
  return messages;
}

/** What a message is filled in with, and whether it counts. */
function placeholders(text: string): string[] {
  const found = new Set<string>();
  const visit = (token: unknown): void => {
    if (!Array.isArray(token)) return;
    const [name, type, choices] = token as [string, string | undefined, unknown];
    found.add(type === 'plural' ? `${name} counted` : name);
    if (typeof choices === 'object' && choices !== null) {
      for (const choice of Object.values(choices)) if (Array.isArray(choice)) choice.forEach(visit);
    }
  };
  compileMessageOrThrow(text).forEach(visit);
  return [...found].filter((name) => name !== '#').sort();
}

/** The source of the app without its tests. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['testing', 'messages'].includes(entry.name) ? [] : sources(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const english = catalogue('en');

describe.each(languages)('the messages in %s', (language) => {
  const messages = catalogue(language);

  test('are the same as in English: none is missing, none is left over', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('say something, and can be read by the compiler', () => {
    const wrong = [...messages].filter(
      ([, text]) => text.trim() === '' || compileMessageOrThrow(text).length === 0,
    );
    expect(wrong).toEqual([]);
  });

  test('are filled in with the same values as in English', () => {
    const different = [...messages].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  test('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = [...messages].filter(([, text]) =>
      [...text.matchAll(/\{\w+, plural,((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g)].some(([, body = '']) =>
        forms.some((form) => !body.includes(` ${form} {`) && form !== 'many'),
      ),
    );
    expect(lacking).toEqual([]);
  });
});

/** Texts whose keys are codes of the server: coded-words.test.ts. */
const CODED = /^(?:refusals|reasons|provider-failures)\./;

test('every message is used, by its whole key', () => {
  const all = sources(SOURCE).join('\n');
  const named = [...english.keys()].filter((key) => !CODED.test(key));
  expect(named.filter((key) => !all.includes(`'${key}'`))).toEqual([]);
});
