import { useT } from '../../i18n/language.tsx';
import { AllocationBar } from '../../ui/allocation-bar.tsx';
import { PartShare, PartValue } from './part-figures.tsx';
import type { ShownPart } from './shown-parts.ts';

export interface PartsListProps {
  readonly parts: readonly ShownPart[];
  readonly currency: string;
}

/** The parts as lengths and as a list, the largest first; what is not broken down always stands among them. */
export function PartsList({ parts, currency }: PartsListProps) {
  const t = useT();
  return (
    <AllocationBar
      label={t('allocation.parts')}
      parts={parts.map((part) => ({
        key: part.key,
        name: part.name,
        weight: part.share?.startsWith('-') ? '0' : (part.share ?? '0'),
        amount: <PartValue part={part} currency={currency} withSymbol />,
        share: <PartShare part={part} />,
      }))}
    />
  );
}
