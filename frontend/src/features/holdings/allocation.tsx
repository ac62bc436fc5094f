import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { AllocationBar } from '../../ui/allocation-bar.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import { heaviestFirst } from './draft.ts';
import { nameOf } from './position-facts.ts';

type Weighted = Position & { readonly weight: string };

/** How the market value is spread over the holdings; nothing while no holding has a value. */
export function Allocation({ summary }: { summary: PortfolioSummary }) {
  const weighted = summary.holdings.filter((position): position is Weighted => position.weight !== null);
  if (weighted.length === 0) return null;
  return (
    <section aria-labelledby="allocation">
      <h2 id="allocation">Allocation</h2>
      <AllocationBar
        label="Allocation by holding"
        parts={heaviestFirst(weighted).map((position) => ({
          key: position.isin,
          name: nameOf(position),
          weight: position.weight,
          amount: <Amount value={position.market_value} currency={summary.currency} digits={0} />,
          share: <Percent value={position.weight} unit="fraction" digits={1} />,
        }))}
      />
    </section>
  );
}
