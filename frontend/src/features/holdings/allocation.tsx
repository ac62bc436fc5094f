import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { AllocationBar } from '../../ui/allocation-bar.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Why } from '../../ui/why.tsx';
import { largestFirst, nameOf } from './position-facts.ts';

type Weighted = Position & { readonly weight: string };

/** How the market value is spread over the holdings; nothing while no holding has a value. */
export function Allocation({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const weighted = largestFirst(summary.holdings).filter(
    (position): position is Weighted => position.weight !== null,
  );
  if (weighted.length === 0) return null;
  return (
    <section aria-labelledby="allocation">
      <h2 id="allocation">{t('holdings.allocation')}</h2>
      <AllocationBar
        label={t('holdings.allocation-by-holding')}
        parts={weighted.map((position) => ({
          key: position.isin,
          name: nameOf(position),
          weight: position.weight,
          amount: (
            <Why figure="market_value" of={position.isin}>
              <Amount value={position.market_value} currency={summary.currency} digits={0} />
            </Why>
          ),
          share: (
            <Why figure="weight" of={position.isin}>
              <Percent value={position.weight} unit="fraction" digits={1} />
            </Why>
          ),
        }))}
      />
    </section>
  );
}
