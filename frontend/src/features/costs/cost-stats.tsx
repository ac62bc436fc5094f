import type { CostReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Percent } from '../../ui/percent.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';
import { costReason } from './cost-reason.ts';

/** What the last twelve months cost, and what that is of what was invested in them. */
export function CostStats({ costs }: { costs: CostReport }) {
  const t = useT();
  const { currency, last_year: last, unavailable } = costs;
  const amount = (figure: 'ter_cost' | 'average_value', value: string | null) => ({
    label: t(FIGURE_NAMES[figure]),
    figure: (
      <Why figure={figure}>
        <Amount value={value} currency={currency} reason={costReason(t, unavailable[figure])} />
      </Why>
    ),
  });
  return (
    <StatRow
      label={t('tallies.last-year')}
      stats={[
        {
          label: t('tallies.fees-of-last-year'),
          figure: (
            <Why figure="charged_fees" start={last.start_date} end={last.end_date}>
              <Amount value={last.fees} currency={currency} />
            </Why>
          ),
        },
        amount('ter_cost', costs.ter_cost),
        amount('average_value', last.average_value),
        {
          label: t(FIGURE_NAMES.total_cost_ratio),
          figure: (
            <Why figure="total_cost_ratio">
              <Percent
                value={last.total_cost_ratio}
                unit="fraction"
                reason={costReason(t, unavailable.total_cost_ratio)}
              />
            </Why>
          ),
        },
      ]}
    />
  );
}
