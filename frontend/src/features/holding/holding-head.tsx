import type { ReactNode } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { PageHead } from '../../ui/page-head.tsx';

const KINDS = {
  holding: null,
  closed: 'holding.closed',
  oversold: 'holding.oversold-kind',
} as const satisfies Record<PositionDetail['kind'], MessageKey | null>;

const CLASSES: Readonly<Record<string, MessageKey>> = {
  STOCK: 'ui.class-stock',
  BOND: 'ui.class-bond',
  REAL_ASSET: 'ui.class-real-asset',
  MONEY_MARKET: 'ui.class-money-market',
  COMMODITY: 'ui.class-commodity',
  CRYPTO: 'ui.class-crypto',
  MIXED: 'ui.class-mixed',
  OTHER: 'ui.class-other',
};

/** What the instrument is called, and where it is held. */
export function HoldingHead({ position, children }: { position: PositionDetail; children: ReactNode }) {
  const t = useT();
  const { isin, name, kind, asset_class: assetClass, brokers, transactions_count: count } = position;
  const classWords = CLASSES[assetClass ?? ''];
  const kindWords = count === 0 ? null : KINDS[kind];
  const line = [
    name === null ? null : isin,
    classWords === undefined ? null : t(classWords),
    kindWords && t(kindWords),
    brokers.map(({ broker }) => broker).join(', ') || null,
  ];
  return (
    <PageHead title={name ?? isin} line={line.filter((part) => part !== null).join(' · ')}>
      {children}
    </PageHead>
  );
}
