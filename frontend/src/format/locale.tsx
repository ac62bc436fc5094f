import { createContext, type ReactNode, useContext } from 'react';

const LocaleContext = createContext<string | undefined>(undefined);

/** The language that numbers and dates are written in, for everything below it. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The language of numbers and dates: the one chosen, or the browser's. */
export function useLocale(): string {
  return useContext(LocaleContext) ?? navigator.language;
}
