import type { RealisedGains } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';
import { salesAsked } from './asked-sales.ts';

/** What the sales of the year, or of all years, come to. */
export function GainStats({ gains }: { gains: RealisedGains }) {
  const t = useT();
  const { total, currency, year } = gains;
  const asked = salesAsked(gains, year);
  const amount = (figure: 'sale_proceeds' | 'sale_cost' | 'sale_fees', value: string) => ({
    label: t(FIGURE_NAMES[figure]),
    figure: (
      <Why figure={figure} {...asked}>
        <Amount value={value} currency={currency} />
      </Why>
    ),
  });
  return (
    <StatRow
      label={t('shell.gains')}
      stats={[
        amount('sale_proceeds', total.proceeds),
        amount('sale_cost', total.cost),
        {
          label: t(FIGURE_NAMES.sale_gain),
          figure: <Delta value={total.gain} currency={currency} why={{ figure: 'sale_gain', ...asked }} />,
        },
        amount('sale_fees', total.fees),
        {
          label: t(FIGURE_NAMES.sale_gain_with_fees),
          figure: (
            <Delta
              value={total.gain_with_fees}
              currency={currency}
              why={{ figure: 'sale_gain_with_fees', ...asked }}
            />
          ),
        },
      ]}
    />
  );
}
