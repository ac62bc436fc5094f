import { createContext, type ReactNode, useContext } from 'react';
import type { DateStyle } from './date.ts';

/** How numbers and days are written for everything below. */
export interface Formats {
  /** The locale whose way of writing numbers is used. */
  readonly numbers: string;
  readonly dates: DateStyle;
}

const FormatsContext = createContext<Formats | null>(null);

export function FormatsProvider({ formats, children }: { formats: Formats; children: ReactNode }) {
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

/** The locale of numbers: the one chosen, or the browser's. */
export function useLocale(): string {
  return useContext(FormatsContext)?.numbers ?? navigator.language;
}

/** How days are written: as chosen, or as the browser's language does. */
export function useDateStyle(): DateStyle {
  return useContext(FormatsContext)?.dates ?? { locale: navigator.language, format: 'auto' };
}
