import type { Allocation, AllocationPart } from '../../api/wire.ts';
import { regionName } from '../../format/region-name.ts';
import { useLanguage, useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';

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

/** The Global Industry Classification Standard. */
const SECTORS: Readonly<Partial<Record<string, MessageKey>>> = {
  '10': 'allocation.sector-10',
  '15': 'allocation.sector-15',
  '20': 'allocation.sector-20',
  '25': 'allocation.sector-25',
  '30': 'allocation.sector-30',
  '35': 'allocation.sector-35',
  '40': 'allocation.sector-40',
  '45': 'allocation.sector-45',
  '50': 'allocation.sector-50',
  '55': 'allocation.sector-55',
  '60': 'allocation.sector-60',
};

const COUNTRY_CODE = /^[A-Z]{2}$/;

/** A part as the page shows it. */
export interface ShownPart extends Pick<
  AllocationPart,
  'value' | 'share' | 'target' | 'deviation' | 'instruments'
> {
  /** `by:kind:key`, by which it can be asked why. */
  readonly key: string;
  readonly name: string;
  readonly kind: AllocationPart['kind'] | 'more';
}

/** All parts under their names in the reader's language; the smallest together, where there are more than are told. */
export function useShownParts({ by, parts, more }: Allocation): readonly ShownPart[] {
  const t = useT();
  const { language } = useLanguage();
  const nameOf = ({ kind, key, name }: AllocationPart): string => {
    if (kind === 'unknown') return t('allocation.unknown');
    if (kind === 'not_broken_down') return t('allocation.not-broken-down');
    if (by === 'region') return (COUNTRY_CODE.test(key) ? regionName(language, key) : null) ?? name;
    const words = by === 'asset_class' ? CLASSES[key] : by === 'sector' ? SECTORS[key] : undefined;
    return words === undefined ? name : t(words);
  };
  const told = parts.map((part): ShownPart => ({
    ...part,
    key: `${by}:${part.kind}:${part.key}`,
    name: nameOf(part),
  }));
  if (more.count === 0) return told;
  const rest: ShownPart = {
    key: 'more',
    kind: 'more',
    name: t('allocation.more', { count: more.count }),
    value: more.value,
    share: more.share,
    target: null,
    deviation: null,
    instruments: [],
  };
  const named = told.filter(({ kind }) => kind === 'named');
  return [...named, rest, ...told.slice(named.length)];
}
