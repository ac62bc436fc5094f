import { useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { TradeArithmetic } from './draft.ts';
import styles from './trade-form.module.css';

export interface TradeArithmeticLineProps {
  readonly type: 'BUY' | 'SELL';
  readonly arithmetic: TradeArithmetic | null;
  readonly baseCurrency: string;
}

/** The sum of the trade, written out: `12 × 121.09 + 2.00 = €1,455.08`. */
export function TradeArithmeticLine({ type, arithmetic, baseCurrency }: TradeArithmeticLineProps) {
  const locale = useLocale();
  const t = useT();
  if (!arithmetic) {
    const words = type === 'BUY' ? t('transactions.sum-of-buy') : t('transactions.sum-of-sale');
    return (
      <p className={styles.sum}>
        <span className={styles.terms}>{words}</span>
      </p>
    );
  }
  const exact = (value: string) => textOf(exactParts(locale, value));
  const rate = arithmetic.exchangeRate === null ? '' : ` ÷ ${exact(arithmetic.exchangeRate)}`;
  const sign = type === 'BUY' ? '+' : '−';
  return (
    <p className={styles.sum} aria-live="polite">
      <span className={styles.terms}>
        {exact(arithmetic.units)} × {exact(arithmetic.price)}
        {rate} {sign} {exact(arithmetic.fees)} =
      </span>
      <span className={styles.total}>
        <Amount value={arithmetic.total} currency={baseCurrency} />
      </span>
    </p>
  );
}
