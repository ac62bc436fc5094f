import type { Rebalancing } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Percent } from '../../ui/percent.tsx';
import styles from './rebalance.module.css';

/** Where the figures of a proposal come from, in figures. */
export function Arithmetic({ proposal }: { proposal: Rebalancing }) {
  const t = useT();
  const amount = (value: string) => <Amount value={value} currency={proposal.base_currency} />;
  return (
    <details className={styles.arithmetic}>
      <summary>{t('rebalance.why')}</summary>
      <ul>
        <li>
          {t('rebalance.cash-left')}: {amount(proposal.amount)} + {amount(proposal.proceeds)} −{' '}
          {amount(proposal.purchases)} − {amount(proposal.fees)} = {amount(proposal.cash_left)}
        </li>
        {proposal.lines.map(({ isin, name, order, ...line }) => (
          <li key={isin}>
            {name ?? isin}: {t('rebalance.target-value')}{' '}
            <Percent value={line.target_weight} unit="fraction" /> × {amount(proposal.total)} ={' '}
            {amount(line.target_value)}
            {'; '}
            {t('rebalance.value-after')} {amount(line.value)}
            {order && (
              <>
                {order.type === 'BUY' ? ' + ' : ' − '}
                {amount(order.amount)} = {amount(line.value_after)}
              </>
            )}
          </li>
        ))}
        <li>{t('rebalance.drift-is')}</li>
        <li>{t(proposal.is_proven ? 'rebalance.proven' : 'rebalance.not-proven')}</li>
      </ul>
    </details>
  );
}
