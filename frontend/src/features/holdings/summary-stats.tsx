import type { PortfolioSummary } from '../../api/wire.ts';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { hasNoValue, NO_VALUE } from './position-facts.ts';

/** Six figures about the whole portfolio. */
export function SummaryStats({ summary }: { summary: PortfolioSummary }) {
  const { currency } = summary;
  const known = (value: string) => (hasNoValue(summary) ? null : value);
  return (
    <StatRow
      label="Key figures"
      stats={[
        {
          label: 'Net invested',
          figure: <Amount value={summary.total_net_invested} currency={currency} faded />,
        },
        {
          label: 'Cost basis',
          figure: <Amount value={summary.total_cost_basis} currency={currency} faded />,
        },
        {
          label: 'Unrealised gain',
          figure: (
            <Delta value={known(summary.total_unrealised_gain)} currency={currency} reason={NO_VALUE} />
          ),
        },
        { label: 'Realised gain', figure: <Delta value={summary.total_realised_gain} currency={currency} /> },
        { label: 'Fees paid', figure: <Amount value={summary.total_fees} currency={currency} faded /> },
        {
          label: 'Total gain, less fees',
          figure: <Delta value={known(summary.total_gain)} currency={currency} reason={NO_VALUE} />,
        },
      ]}
    />
  );
}
