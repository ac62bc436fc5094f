import type { IncomeReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Percent } from '../../ui/percent.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';
import { yieldReason } from './yield-reason.ts';

/** What the last year paid, and what that is of what the holdings cost and are worth. */
export function IncomeStats({ income }: { income: IncomeReport }) {
  const t = useT();
  const { last_year: last, currency } = income;
  const rate = (figure: 'yield_on_cost' | 'yield_on_value') => ({
    label: t(FIGURE_NAMES[figure]),
    figure: (
      <Why figure={figure}>
        <Percent value={last[figure]} unit="fraction" reason={yieldReason(t, last.unavailable, figure)} />
      </Why>
    ),
  });
  return (
    <StatRow
      label={t('tallies.last-year')}
      stats={[
        {
          label: t('tallies.paid-in-last-year'),
          figure: (
            <Why figure="dividend_gross" start={last.start_date} end={last.end_date}>
              <Amount value={last.gross} currency={currency} />
            </Why>
          ),
        },
        rate('yield_on_cost'),
        rate('yield_on_value'),
      ]}
    />
  );
}
