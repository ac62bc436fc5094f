import type { AllocationPart } from '../../api/wire.ts';
import { regionName } from '../../format/region-name.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

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

/** The reader's language. */
export interface Reader {
  readonly t: Translate;
  readonly language: Parameters<typeof regionName>[0];
}

/**
 * A part in the reader's language: countries, sectors and classes by their codes, anything else as it is published.
 *
 * @param name how its publisher calls it; where that is not known, its key
 */
export function partName(
  { t, language }: Reader,
  by: string,
  {
    kind,
    key,
    name,
  }: Pick<AllocationPart, 'key' | 'name'> & { readonly kind: AllocationPart['kind'] | 'more' },
): string {
  if (kind === 'unknown') return t('allocation.unknown');
  if (kind === 'not_broken_down') return t('allocation.not-broken-down');
  if (kind === 'more') return t('allocation.others');
  if (by === 'region') return (COUNTRY_CODE.test(key) ? regionName(language, key) : null) ?? name;
  const words = by === 'asset_class' ? CLASSES[key] : by === 'sector' ? SECTORS[key] : undefined;
  return words === undefined ? name : t(words);
}
