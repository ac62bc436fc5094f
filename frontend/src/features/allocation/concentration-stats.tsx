import type { Allocation } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';

/** How much hangs on few positions; nothing while they are worth nothing. */
export function ConcentrationStats({ concentration }: Pick<Allocation, 'concentration'>) {
  const t = useT();
  if (concentration === null) return null;
  const { largest, largest_position_share, top_ten_share, herfindahl_index } = concentration;
  return (
    <StatRow
      label={t('allocation.concentration')}
      stats={[
        {
          label: `${t('figures.largest-position')} · ${largest.name ?? largest.isin}`,
          figure: (
            <Why figure="largest_position_share">
              <Percent value={largest_position_share} unit="fraction" digits={1} />
            </Why>
          ),
        },
        {
          label: t('figures.top-ten'),
          figure: (
            <Why figure="top_ten_share">
              <Percent value={top_ten_share} unit="fraction" digits={1} />
            </Why>
          ),
        },
        {
          label: t('figures.herfindahl'),
          figure: (
            <Why figure="herfindahl_index">
              <Quantity value={herfindahl_index} digits={3} secret={false} />
            </Why>
          ),
        },
      ]}
    />
  );
}
