import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Why } from '../../ui/why.tsx';
import type { ShownPart } from './shown-parts.ts';

/** The value of a part; several parts together cannot be asked why. */
export function PartValue({
  part,
  currency,
  withSymbol,
}: {
  part: ShownPart;
  currency: string;
  withSymbol: boolean;
}) {
  const amount = <Amount value={part.value} currency={currency} withSymbol={withSymbol} digits={0} />;
  if (part.kind === 'more') return amount;
  return (
    <Why figure="allocation_value" part={part.key}>
      {amount}
    </Why>
  );
}

/** The share of a part in the value of all holdings. */
export function PartShare({ part }: { part: ShownPart }) {
  const share = <Percent value={part.share} unit="fraction" digits={1} />;
  if (part.kind === 'more') return share;
  return (
    <Why figure="allocation_share" part={part.key}>
      {share}
    </Why>
  );
}
