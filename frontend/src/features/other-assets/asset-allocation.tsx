import { useId } from 'react';
import type { AssetKind, AssetTypeTotal, OtherAssetList } from '../../api/wire.ts';
import { compareDecimalText } from '../../format/compare-decimal-text.ts';
import { useT } from '../../i18n/language.tsx';
import { AllocationBar } from '../../ui/allocation-bar.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Why } from '../../ui/why.tsx';
import { kindName } from './kind-name.ts';

type Weighted = AssetTypeTotal & { readonly weight: string };

/** How everything owned is spread over its kinds, heaviest first; nothing while it is worth nothing. */
export function AssetAllocation({ list, kinds }: { list: OtherAssetList; kinds: readonly AssetKind[] }) {
  const t = useT();
  const id = useId();
  const weighted = list.by_type.filter(
    (total): total is Weighted => total.weight !== null && compareDecimalText(total.weight, '0') > 0,
  );
  if (weighted.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('other-assets.allocation')}</h2>
      <AllocationBar
        label={t('other-assets.allocation-by-kind')}
        parts={weighted
          .toSorted((one, other) => compareDecimalText(other.weight, one.weight))
          .map((total) => ({
            key: total.asset_type,
            name: kindName(t, total.asset_type, kinds),
            weight: total.weight,
            amount: (
              <Why figure="type_value_eur" of={total.asset_type}>
                <Amount value={total.value_eur} currency="EUR" digits={0} />
              </Why>
            ),
            share: (
              <Why figure="type_weight" of={total.asset_type}>
                <Percent value={total.weight} unit="fraction" digits={1} />
              </Why>
            ),
          }))}
      />
    </section>
  );
}
