import type { IsinMetadata, Targets } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';

type Scope = Targets['targets'][number]['scope'];

export const CLASS_WORDS = {
  STOCK: 'ui.class-stock',
  BOND: 'ui.class-bond',
  REAL_ASSET: 'ui.class-real-asset',
  MONEY_MARKET: 'ui.class-money-market',
  COMMODITY: 'ui.class-commodity',
  CRYPTO: 'ui.class-crypto',
  MIXED: 'ui.class-mixed',
  OTHER: 'ui.class-other',
} as const satisfies Readonly<Record<IsinMetadata['type'], MessageKey>>;

/** What a target is of, in words: the name of the instrument, or of the class. */
export function useTargetName() {
  const t = useT();
  return (scope: Scope, key: string, names: ReadonlyMap<string, string>): string => {
    const words: MessageKey | undefined =
      scope === 'asset_class' ? CLASS_WORDS[key as keyof typeof CLASS_WORDS] : undefined;
    return words === undefined ? (names.get(key) ?? key) : t(words);
  };
}
