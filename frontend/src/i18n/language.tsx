import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from './languages.ts';
import { ENGLISH, loadTranslator, type Translate } from './translator.ts';

/** A language with its messages. */
export interface Speech {
  readonly language: Language;
  readonly t: Translate;
}

interface LanguageState extends Speech {
  readonly speak: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<LanguageState>({
  language: 'en',
  t: ENGLISH,
  speak: () => Promise.resolve(),
});

/** The language of every text below; another one is loaded before anything changes. */
export function LanguageProvider({ first, children }: { first: Speech; children: ReactNode }) {
  const [speech, setSpeech] = useState(first);
  const speak = useCallback(async (language: Language) => {
    const t = await loadTranslator(language);
    setSpeech({ language, t });
  }, []);
  useEffect(() => {
    document.documentElement.lang = speech.language;
  }, [speech.language]);
  const state = useMemo(() => ({ ...speech, speak }), [speech, speak]);
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

/** Texts in the language of the reader. */
export function useT(): Translate {
  return useContext(LanguageContext).t;
}

/** The language of the reader, and how to change it. */
export function useLanguage(): Pick<LanguageState, 'language' | 'speak'> {
  return useContext(LanguageContext);
}
