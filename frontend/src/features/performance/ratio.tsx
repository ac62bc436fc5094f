import type { Performance } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { PercentChange } from '../../ui/percent-change.tsx';
import { Why } from '../../ui/why.tsx';
import { absentWords } from './absent-words.ts';
import { periodAsked } from './asked-figure.ts';

export interface RatioProps {
  readonly figure:
    | 'time_weighted_return'
    | 'time_weighted_return_annualised'
    | 'money_weighted_return'
    | 'simple_return'
    | 'max_drawdown'
    | 'current_drawdown';
  readonly performance: Performance;
}

/** A return or a fall of the period, or why there is none. */
export function Ratio({ figure, performance }: RatioProps) {
  const t = useT();
  return (
    <Why figure={figure} {...periodAsked(performance)}>
      <PercentChange value={performance[figure]} reason={absentWords(t, performance, figure)} />
    </Why>
  );
}
