import type { ReactNode } from 'react';
import { directionOf } from '../format/direction.ts';
import { useLocale } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { moneyParts } from '../format/money.ts';
import { percentParts } from '../format/percent.ts';
import styles from './delta.module.css';
import { Figure } from './figure.tsx';
import { Unavailable } from './unavailable.tsx';
import { Why } from './why.tsx';
import type { WhyQuestion } from './why-question.ts';

export interface DeltaProps {
  readonly value: string | null;
  readonly currency: string;
  readonly reason?: string;
  readonly withSymbol?: boolean;
  /** The same change as a percentage (8.33 is 8.33 %); null or absent when there is none to give. */
  readonly percentage?: string | null;
  /** A triangle before the figure, for a change that stands alone. */
  readonly withMark?: boolean;
  /** `stacked` puts the percentage below the amount. */
  readonly layout?: 'inline' | 'stacked';
  /** The way that is good news: `down` for fees, `neither` for cash that only moves. */
  readonly favourable?: 'up' | 'down' | 'neither';
  /** What the amount and the percentage are asked by, each as a figure of its own. */
  readonly why?: WhyQuestion;
  readonly percentageWhy?: WhyQuestion;
}

const MARKS = { up: '▲', down: '▼', none: '' } as const;
const COLOURS = {
  up: { up: 'up', down: 'down', none: 'none' },
  down: { up: 'down', down: 'up', none: 'none' },
  neither: { up: 'none', down: 'none', none: 'none' },
} as const;

/** A change of money: signed, coloured by its direction, zero without either. */
export function Delta(props: DeltaProps) {
  const { value, currency, reason, withSymbol = true, percentage = null, withMark = false } = props;
  const { layout = 'inline', favourable = 'up', why, percentageWhy } = props;
  const locale = useLocale();
  const t = useT();
  if (value === null) {
    return (
      <Asked question={why}>
        <Unavailable reason={reason ?? t('ui.not-known')} />
      </Asked>
    );
  }
  const parts = moneyParts(locale, value, { currency, withSymbol, signed: true });
  const direction = directionOf(parts);
  return (
    <span
      className={layout === 'stacked' ? styles.stacked : styles.inline}
      data-direction={COLOURS[favourable][direction]}
    >
      {withMark && direction !== 'none' && <span aria-hidden="true">{MARKS[direction]}</span>}
      <Asked question={why}>
        <Figure parts={parts} secret />
      </Asked>
      {percentage !== null && (
        <span className={styles.percentage}>
          <Asked question={percentageWhy}>
            <Figure parts={percentParts(locale, percentage, { unit: 'percentage', signed: true })} />
          </Asked>
        </span>
      )}
    </span>
  );
}

function Asked({ question, children }: { question: WhyQuestion | undefined; children: ReactNode }) {
  return question ? <Why {...question}>{children}</Why> : children;
}
