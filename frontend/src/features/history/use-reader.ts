import { useMemo } from 'react';
import type { DateStyle } from '../../format/date.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { usePrivacy } from '../../ui/privacy.tsx';

/** For whom changes are told: in which words, how numbers and days are written, and whether amounts are hidden. */
export interface Reader {
  readonly t: Translate;
  readonly locale: string;
  readonly dates: DateStyle;
  readonly isPrivate: boolean;
  /** What a kind of asset is called. */
  readonly kindName: (code: string) => string;
}

export function useReader(kindName: Reader['kindName']): Reader {
  const t = useT();
  const locale = useLocale();
  const dates = useDateStyle();
  const isPrivate = usePrivacy();
  return useMemo(() => ({ t, locale, dates, isPrivate, kindName }), [t, locale, dates, isPrivate, kindName]);
}
