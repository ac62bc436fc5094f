import { closestLanguage, isLanguage } from '../i18n/languages.ts';
import type { Speech } from '../i18n/language.tsx';
import { loadTranslator } from '../i18n/translator.ts';
import { storedChoice } from '../ui/stored-choice.ts';

/** The language that was chosen in this browser, or else the first of the browser's that the app speaks. */
export async function firstSpeech(): Promise<Speech> {
  const chosen = storedChoice('language');
  const language = isLanguage(chosen) ? chosen : closestLanguage(navigator.languages);
  return { language, t: await loadTranslator(language) };
}
