import type { IsinMetadata } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

export type AssetClass = IsinMetadata['type'];

/** The classes of instruments, in the order in which they are offered. */
export const ASSET_CLASSES = {
  STOCK: 'ui.class-stock',
  BOND: 'ui.class-bond',
  REAL_ASSET: 'ui.class-real-asset',
  MONEY_MARKET: 'ui.class-money-market',
  COMMODITY: 'ui.class-commodity',
  CRYPTO: 'ui.class-crypto',
  MIXED: 'ui.class-mixed',
  OTHER: 'ui.class-other',
} as const satisfies Record<AssetClass, MessageKey>;
