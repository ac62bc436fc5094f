import type { ReactNode } from 'react';
import type { Allocation } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Notice } from '../../ui/notice.tsx';

type Unvalued = Allocation['without_value'];

const WORDS: Readonly<Record<Unvalued[number]['reason'], MessageKey>> = {
  no_price: 'why.no-price',
  no_rate: 'why.no-rate',
  oversold: 'why.oversold',
};

export interface UnvaluedListProps {
  readonly unvalued: Unvalued;
  readonly nameLink: (isin: string, name: string | null) => ReactNode;
}

/** The holdings that are in no part, why each of them is not, and the way to each. */
export function UnvaluedList({ unvalued, nameLink }: UnvaluedListProps) {
  const t = useT();
  if (unvalued.length === 0) return null;
  return (
    <Notice tone="warn">
      {t('allocation.without-value', { count: unvalued.length })}
      <ul>
        {unvalued.map(({ isin, name, reason }) => (
          <li key={isin}>
            {nameLink(isin, name)}: {t(WORDS[reason])}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
