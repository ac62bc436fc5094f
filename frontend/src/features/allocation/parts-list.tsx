import { useState } from 'react';
import type { Allocation, AllocationPart } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { AllocationBar } from '../../ui/allocation-bar.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Why } from '../../ui/why.tsx';

/** So many parts are in sight at first. */
const SHOWN = 12;

const CLASSES: Readonly<Partial<Record<string, MessageKey>>> = {
  STOCK: 'ui.class-stock',
  BOND: 'ui.class-bond',
  REAL_ASSET: 'ui.class-real-asset',
  MONEY_MARKET: 'ui.class-money-market',
  COMMODITY: 'ui.class-commodity',
  CRYPTO: 'ui.class-crypto',
  MIXED: 'ui.class-mixed',
  OTHER: 'ui.class-other',
};

function nameOf(t: Translate, by: Allocation['by'], { kind, name }: AllocationPart): string {
  if (kind === 'unknown') return t('allocation.unknown');
  if (kind === 'not_broken_down') return t('allocation.not-broken-down');
  const words = by === 'asset_class' ? CLASSES[name] : undefined;
  return words === undefined ? name : t(words);
}

/** The parts as lengths and as a list, the largest first; what is not broken down always stands among them. */
export function PartsList({ allocation }: { allocation: Allocation }) {
  const t = useT();
  const [showsAll, setShowsAll] = useState(false);
  const { by, parts, currency } = allocation;
  const named = parts.filter(({ kind }) => kind === 'named');
  const others = parts.filter(({ kind }) => kind !== 'named');
  const shown = [...(showsAll ? named : named.slice(0, SHOWN)), ...others];
  return (
    <>
      <AllocationBar
        label={t('allocation.parts')}
        parts={shown.map((part) => {
          const asked = `${by}:${part.kind}:${part.key}`;
          return {
            key: asked,
            name: nameOf(t, by, part),
            weight: part.share?.startsWith('-') ? '0' : (part.share ?? '0'),
            amount: (
              <Why figure="allocation_value" part={asked}>
                <Amount value={part.value} currency={currency} digits={0} />
              </Why>
            ),
            share: (
              <Why figure="allocation_share" part={asked}>
                <Percent value={part.share} unit="fraction" digits={1} />
              </Why>
            ),
          };
        })}
      />
      {!showsAll && named.length > SHOWN && (
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
