import type { Performance } from '../../api/wire.ts';
import { negated } from '../../format/negated.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import type { FigureName } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';
import { absentWords } from './absent-words.ts';
import { periodAsked } from './asked-figure.ts';

/** Amounts of a period by their names in the API, and how each is written. */
const AMOUNTS = {
  start_value: { why: 'start_value', look: 'amount' },
  end_value: { why: 'end_value', look: 'amount' },
  purchases: { why: 'period_purchases', look: 'amount' },
  proceeds: { why: 'period_proceeds', look: 'amount' },
  transfers_in: { why: 'period_transfers_in', look: 'amount' },
  transfers_out: { why: 'period_transfers_out', look: 'amount' },
  net_flows: { why: 'period_net_flows', look: 'moved' },
  price_gain: { why: 'period_price_gain', look: 'change' },
  currency_gain: { why: 'period_currency_gain', look: 'change' },
  realised_gain: { why: 'period_realised_gain', look: 'change' },
  unrealised_gain: { why: 'period_unrealised_gain', look: 'change' },
  income: { why: 'period_income', look: 'change' },
  fees: { why: 'period_fees', look: 'taken' },
  taxes: { why: 'period_taxes', look: 'taken' },
  total_gain: { why: 'period_gain', look: 'change' },
} as const satisfies Readonly<
  Partial<
    Record<
      keyof Performance,
      { readonly why: FigureName; readonly look: 'amount' | 'moved' | 'change' | 'taken' }
    >
  >
>;

export type PeriodAmountName = keyof typeof AMOUNTS;

/** The figure that an amount is asked about by. */
export function figureOf(name: PeriodAmountName): FigureName {
  return AMOUNTS[name].why;
}

export interface PeriodAmountProps {
  readonly figure: PeriodAmountName;
  readonly performance: Performance;
}

/** An amount of the period as it counts there: what was paid is taken off, money that moved is no gain. */
export function PeriodAmount({ figure, performance }: PeriodAmountProps) {
  const t = useT();
  const { why, look } = AMOUNTS[figure];
  const value = performance[figure];
  const reason = absentWords(t, performance, figure);
  const written = { currency: performance.currency, reason };
  return (
    <Why figure={why} {...periodAsked(performance)}>
      {look === 'amount' ? (
        <Amount value={value} {...written} faded />
      ) : (
        <Delta
          value={look === 'taken' && value !== null ? negated(value) : value}
          favourable={look === 'moved' ? 'neither' : 'up'}
          {...written}
        />
      )}
    </Why>
  );
}
