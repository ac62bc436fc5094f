import type { PortfolioSummary } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES, type FigureName } from '../../ui/figure-names.ts';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';
import { hasNoValue } from './position-facts.ts';

type Total = FigureName & keyof PortfolioSummary;

/** Amounts as they are, and changes with a sign and a colour; those that need a value are unknown without one. */
const STATS = [
  { figure: 'total_net_invested', kind: 'amount' },
  { figure: 'total_cost_basis', kind: 'amount' },
  { figure: 'total_unrealised_gain', kind: 'change', needsValue: true },
  { figure: 'total_realised_gain', kind: 'change' },
  { figure: 'total_fees', kind: 'amount' },
  { figure: 'total_gain', kind: 'change', needsValue: true },
] as const satisfies readonly { figure: Total; kind: 'amount' | 'change'; needsValue?: true }[];

/** Six figures about the whole portfolio. */
export function SummaryStats({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const { currency } = summary;
  return (
    <StatRow
      label={t('holdings.key-figures')}
      stats={STATS.map((stat) => {
        const { figure, kind } = stat;
        const value = 'needsValue' in stat && hasNoValue(summary) ? null : summary[figure];
        const written = { value, currency, reason: t('holdings.no-value') };
        return {
          label: t(FIGURE_NAMES[figure]),
          figure: (
            <Why figure={figure}>
              {kind === 'amount' ? <Amount {...written} faded /> : <Delta {...written} />}
            </Why>
          ),
        };
      })}
    />
  );
}
