import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Why } from '../../ui/why.tsx';
import type { ShownPart } from './shown-parts.ts';

/** The value of a part, or of several that are told together. */
export function PartValue({
  part,
  currency,
  withSymbol,
}: {
  part: ShownPart;
  currency: string;
  withSymbol: boolean;
}) {
  return (
    <Why figure="allocation_value" part={part.key}>
      <Amount value={part.value} currency={currency} withSymbol={withSymbol} digits={0} />
    </Why>
  );
}

/** The share of a part in the value of all holdings. */
export function PartShare({ part }: { part: ShownPart }) {
  return (
    <Why figure="allocation_share" part={part.key}>
      <Percent value={part.share} unit="fraction" digits={1} />
    </Why>
  );
}

/** Where a part is to be, or how far it is from there; nothing to ask where no target is set. */
export function PartAim({ part, figure }: { part: ShownPart; figure: 'target' | 'deviation' }) {
  const t = useT();
  const value = part[figure];
  const percent = (
    <Percent
      value={value}
      unit="fraction"
      digits={1}
      signed={figure === 'deviation'}
      reason={t('allocation.no-target')}
    />
  );
  if (value === null) return percent;
  return (
    <Why figure={`allocation_${figure}`} part={part.key}>
      {percent}
    </Why>
  );
}
