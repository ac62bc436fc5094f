import { useMemo } from 'react';
import { type DateFormat, isDateFormat } from '../format/date.ts';
import type { Formats } from '../format/locale.tsx';
import { isNumberFormat, localeOf, type NumberFormat } from '../format/number-format.ts';
import { useLanguage } from '../i18n/language.tsx';
import { useStoredChoice } from '../ui/stored-choice.ts';

export interface FormatChoices {
  readonly numbers: NumberFormat;
  readonly dates: DateFormat;
  readonly chooseNumbers: (format: NumberFormat) => void;
  readonly chooseDates: (format: DateFormat) => void;
  /** What the choices come to. */
  readonly formats: Formats;
}

/** How the reader wants numbers and days; both follow the language until something else is chosen. */
export function useFormats(): FormatChoices {
  const { language } = useLanguage();
  const [storedNumbers, chooseNumbers] = useStoredChoice('numbers');
  const [storedDates, chooseDates] = useStoredChoice('dates');
  const numbers = isNumberFormat(storedNumbers) ? storedNumbers : 'auto';
  const dates = isDateFormat(storedDates) ? storedDates : 'auto';
  const formats = useMemo(() => {
    const locale = localeOf(language, navigator.languages);
    return { numbers: numbers === 'auto' ? locale : numbers, dates: { locale, format: dates } };
  }, [language, numbers, dates]);
  return { numbers, dates, chooseNumbers, chooseDates, formats };
}
