import { useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Arithmetic } from './drafts/arithmetic.ts';
import styles from './transaction-form.module.css';
import type { TransactionType } from './transaction-types.ts';
import { TYPE_WORDS } from './type-words.ts';

export interface ArithmeticLineProps {
  readonly type: TransactionType;
  readonly arithmetic: Arithmetic | null;
  /** Whether units come from an own broker, with the cost of their lots. */
  readonly fromOwnBroker: boolean;
  readonly baseCurrency: string;
}

/** The sum of the transaction, written out: `12 × 121.09 + 2.00 = €1,455.08`. */
export function ArithmeticLine({ type, arithmetic, fromOwnBroker, baseCurrency }: ArithmeticLineProps) {
  const locale = useLocale();
  const t = useT();
  const { sum } = TYPE_WORDS[type];
  if (sum === null) return null;
  if (!arithmetic) {
    return (
      <p className={styles.sum}>
        <span className={styles.terms}>{t(fromOwnBroker ? 'transactions.cost-from-own' : sum)}</span>
      </p>
    );
  }
  const terms = arithmetic.terms.map(({ sign, value }) => {
    const exact = textOf(exactParts(locale, value));
    return sign === '' ? exact : `${sign} ${exact}`;
  });
  return (
    <p className={styles.sum} aria-live="polite">
      <span className={styles.terms}>
        {type === 'TRANSFER_IN' && `${t(sum)}: `}
        {terms.join(' ')} =
      </span>
      <span className={styles.total}>
        <Amount value={arithmetic.total} currency={baseCurrency} />
      </span>
    </p>
  );
}
