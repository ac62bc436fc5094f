import { useLocale } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { percentParts } from '../format/percent.ts';
import { Figure } from './figure.tsx';
import { Unavailable } from './unavailable.tsx';

export interface PercentProps {
  readonly value: string | null;
  readonly unit: 'fraction' | 'percentage';
  readonly reason?: string;
  readonly digits?: number;
  /** With its sign, for a distance that is neither good nor bad. */
  readonly signed?: boolean;
}

/** A ratio that is no change, such as a weight. */
export function Percent({ value, unit, reason, digits = 2, signed = false }: PercentProps) {
  const locale = useLocale();
  const t = useT();
  if (value === null) return <Unavailable reason={reason ?? t('ui.not-known')} />;
  return <Figure parts={percentParts(locale, value, { unit, digits, signed })} />;
}
