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

/** The holdings that are in no part, and why each of them is not. */
export function UnvaluedList({ unvalued }: { unvalued: Unvalued }) {
  const t = useT();
  if (unvalued.length === 0) return null;
  return (
    <Notice tone="warn">
      {t('allocation.without-value', { count: unvalued.length })}
      <ul>
        {unvalued.map(({ isin, name, reason }) => (
          <li key={isin}>
            {name ?? isin}: {t(WORDS[reason])}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
