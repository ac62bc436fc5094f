import { useLocale } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { quantityParts } from '../format/quantity.ts';
import { Figure } from './figure.tsx';
import { Unavailable } from './unavailable.tsx';

export interface QuantityProps {
  readonly value: string | null;
  /** The precision of the column, from `columnDigits`. */
  readonly digits: number;
  readonly reason?: string;
  /** A price is public: it stays readable in privacy. */
  readonly secret?: boolean;
}

/** A bare number of one precision: units, or a price whose currency the column names. */
export function Quantity({ value, digits, reason, secret = true }: QuantityProps) {
  const locale = useLocale();
  const t = useT();
  if (value === null) return <Unavailable reason={reason ?? t('ui.not-known')} />;
  return <Figure parts={quantityParts(locale, value, digits)} secret={secret} />;
}
