import { directionOf } from '../format/direction.ts';
import { useLocale } from '../format/locale.tsx';
import { percentParts } from '../format/percent.ts';
import { useT } from '../i18n/language.tsx';
import { Figure } from './figure.tsx';
import styles from './percent-change.module.css';
import { Unavailable } from './unavailable.tsx';

export interface PercentChangeProps {
  /** A fraction: 0.0834 is 8.34 %. Null is unknown. */
  readonly value: string | null;
  /** Why it is unknown, in a sentence. */
  readonly reason?: string | undefined;
  readonly digits?: number;
  /** Left out where a whole table is told in percent. */
  readonly withSymbol?: boolean;
  /** `wash` lies behind the figure, for a table that is read by its colours. */
  readonly look?: 'plain' | 'wash';
}

/** A ratio that was gained or lost, such as a return: signed, coloured by its direction. For a share use Percent. */
export function PercentChange(props: PercentChangeProps) {
  const { value, reason, digits = 2, withSymbol = true, look = 'plain' } = props;
  const locale = useLocale();
  const t = useT();
  if (value === null) return <Unavailable reason={reason ?? t('ui.not-known')} />;
  const all = percentParts(locale, value, { unit: 'fraction', digits, signed: true });
  const parts = withSymbol ? all : all.filter(({ type }) => type !== 'percentSign' && type !== 'literal');
  return (
    <span className={styles[look]} data-direction={directionOf(parts)}>
      <Figure parts={parts} />
    </span>
  );
}
