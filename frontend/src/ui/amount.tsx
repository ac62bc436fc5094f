import { useLocale } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { moneyParts } from '../format/money.ts';
import { Figure } from './figure.tsx';
import { Unavailable } from './unavailable.tsx';

export interface AmountProps {
  /** The API's decimal string; null is unknown. */
  readonly value: string | null;
  readonly currency: string;
  /** Why the amount is unknown, in a sentence. */
  readonly reason?: string;
  readonly withSymbol?: boolean;
  readonly faded?: boolean;
  readonly digits?: number;
}

/** An amount of money. For a change of money use Delta, which carries a sign and a colour. */
export function Amount({ value, currency, reason, withSymbol = true, faded = false, digits }: AmountProps) {
  const locale = useLocale();
  const t = useT();
  if (value === null) return <Unavailable reason={reason ?? t('ui.not-known')} />;
  const parts = moneyParts(locale, value, {
    currency,
    withSymbol,
    ...(digits === undefined ? {} : { digits }),
  });
  return <Figure parts={parts} faded={faded} secret />;
}
