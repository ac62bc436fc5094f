import { setupI18n } from '@lingui/core';
import firstMessages from 'virtual:messages/en/first';
import type { Language } from './languages.ts';
import type { MessageKey } from './message-key.ts';

/** What a message may be filled in with. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The text of a message in the language of the reader. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Other languages are loaded when they are chosen, with all their texts. */
const CATALOGUES = {
  de: () => import('virtual:messages/de'),
  it: () => import('virtual:messages/it'),
  cs: () => import('virtual:messages/cs'),
  fr: () => import('virtual:messages/fr'),
} as const satisfies Record<Exclude<Language, 'en'>, () => Promise<unknown>>;

const english = setupI18n({ locale: 'en', messages: { en: firstMessages } });

/** English, at once: the texts of the first page come with the app, those of the others with `withMessages`. */
export const ENGLISH: Translate = (key, values) => english._(key, values);

/** A function that speaks the language. */
export async function loadTranslator(language: Language): Promise<Translate> {
  if (language === 'en') return ENGLISH;
  const { default: messages } = await CATALOGUES[language]();
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  return (key, values) => i18n._(key, values);
}

/**
 * A part of the app that is loaded when it is wanted, together with the English texts that only such parts show.
 *
 *     lazyPage(() => withMessages(import('./routes/history-page.tsx')), 'HistoryPage')
 */
export async function withMessages<Part>(part: Promise<Part>): Promise<Part> {
  const [{ default: messages }, loaded] = await Promise.all([
    import('virtual:messages/en/later'),
    withTransactionMessages(part),
  ]);
  english.load('en', messages);
  return loaded;
}

/**
 * The same with the texts of transactions alone, a tenth of them all: the list of transactions is seen sooner. What it
 * shows is held to them by early-messages.test.ts; what opens over it brings the others.
 */
export async function withTransactionMessages<Part>(part: Promise<Part>): Promise<Part> {
  const [{ default: messages }, loaded] = await Promise.all([
    import('virtual:messages/en/transactions'),
    part,
  ]);
  english.load('en', messages);
  return loaded;
}
