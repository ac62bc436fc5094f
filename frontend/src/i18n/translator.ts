import { setupI18n } from '@lingui/core';
import english from 'virtual:messages/en';
import type { Language } from './languages.ts';
import type { MessageKey } from './message-key.ts';

/** What a message may be filled in with. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of a message in the language of the reader. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** English comes with the app; the others are loaded when they are chosen. */
const CATALOGUES = {
  en: () => Promise.resolve({ default: english }),
  de: () => import('virtual:messages/de'),
  it: () => import('virtual:messages/it'),
  cs: () => import('virtual:messages/cs'),
  fr: () => import('virtual:messages/fr'),
} as const satisfies Record<Language, () => Promise<unknown>>;

function translatorOf(language: Language, messages: typeof english): Translate {
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  return (key, values) => i18n._(key, values);
}

/** English, at once. */
export const ENGLISH: Translate = translatorOf('en', english);

/** A function that speaks the language. */
export async function loadTranslator(language: Language): Promise<Translate> {
  return translatorOf(language, (await CATALOGUES[language]()).default);
}
