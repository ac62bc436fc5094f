import { useCallback } from 'react';
import type { PositionTrade } from '../../api/wire.ts';
import { hiddenDigits } from '../../format/hidden-digits.ts';
import { useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { columnDigits } from '../../format/precision.ts';
import { quantityParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import { TYPE_NAMES } from '../../ui/transaction-types.ts';
import { usePrivacy } from '../../ui/privacy.tsx';

/** A trade in a few words, for its mark on the chart: `Buy 12`. */
export function useTradeWords(): (trade: PositionTrade) => string {
  const t = useT();
  const locale = useLocale();
  const isPrivate = usePrivacy();
  return useCallback(
    ({ transaction_type: type, units: exact }: PositionTrade) => {
      if (exact === null || (type !== 'BUY' && type !== 'SELL')) return t(TYPE_NAMES[type]);
      const written = textOf(quantityParts(locale, exact, columnDigits([exact])));
      const units = isPrivate ? hiddenDigits(written) : written;
      return type === 'BUY' ? t('holding.mark-buy', { units }) : t('holding.mark-sell', { units });
    },
    [t, locale, isPrivate],
  );
}
