import { type Coded, codedWords } from '../../i18n/coded-words.ts';
import type { Translate } from '../../i18n/translator.ts';

/** Why a provider told nothing, or not all. */
export function failureWords(t: Translate, failure: Coded): string {
  return codedWords(t, 'provider-failures', failure);
}
