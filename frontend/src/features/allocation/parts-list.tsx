import { useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { AllocationBar } from '../../ui/allocation-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { PartShare, PartValue } from './part-figures.tsx';
import type { ShownPart } from './shown-parts.ts';

/** So many parts are in sight at first. */
const SHOWN = 12;

export interface PartsListProps {
  readonly parts: readonly ShownPart[];
  readonly currency: string;
}

/** The parts as lengths and as a list, the largest first; what is not broken down always stands among them. */
export function PartsList({ parts, currency }: PartsListProps) {
  const t = useT();
  const [showsAll, setShowsAll] = useState(false);
  const named = parts.filter(({ kind }) => kind === 'named');
  const isCut = !showsAll && named.length > SHOWN;
  const others = parts.filter(({ kind }) => kind !== 'named' && !(isCut && kind === 'more'));
  const shown = [...(isCut ? named.slice(0, SHOWN) : named), ...others];
  return (
    <>
      <AllocationBar
        label={t('allocation.parts')}
        parts={shown.map((part) => ({
          key: part.key,
          name: part.name,
          weight: part.share?.startsWith('-') ? '0' : (part.share ?? '0'),
          amount: <PartValue part={part} currency={currency} withSymbol />,
          share: <PartShare part={part} />,
        }))}
      />
      {isCut && (
        <p>
          <Button
            onClick={() => {
              setShowsAll(true);
            }}
          >
            {t('allocation.show-all', { count: named.length })}
          </Button>
        </p>
      )}
    </>
  );
}
