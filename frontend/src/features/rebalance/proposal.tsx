import type { Rebalancing, RebalancingInput, RebalancingLine } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { FigureName } from '../../ui/figure-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Why } from '../../ui/why.tsx';
import { termsText } from '../../ui/why-question.ts';
import styles from '../../ui/entry-rows.module.css';
import { useTargetName } from './target-name.ts';

export interface ProposalProps {
  readonly proposal: Rebalancing;
  readonly asked: RebalancingInput;
}

/** What is proposed: the orders, what they leave, and how close they come. */
export function Proposal({ proposal, asked }: ProposalProps) {
  const terms = termsText(asked);
  const t = useT();
  const { base_currency: currency, left_out: leftOut, lines } = proposal;
  const targetName = useTargetName();
  const names = new Map(lines.map(({ isin, name }) => [isin, name ?? isin]));
  const hasOrders = lines.some(({ order }) => order !== null);
  const amount = (figure: FigureName, value: string) => (
    <Why figure={figure} terms={terms}>
      <Amount value={value} currency={currency} />
    </Why>
  );
  const drift = (figure: 'drift_before' | 'drift_after') =>
    proposal[figure] === null ? (
      <Percent value={null} unit="fraction" reason={t('rebalance.no-total')} />
    ) : (
      <Why figure={figure} terms={terms}>
        <Percent value={proposal[figure]} unit="fraction" />
      </Why>
    );
  return (
    <>
      {leftOut.map(({ scope, key, reason }) => (
        <Notice key={`${scope} ${key}`} tone="warn">
          {t(reason === 'no_price' ? 'rebalance.no-price' : 'rebalance.no-instrument', {
            name: targetName(scope, key, names),
          })}
        </Notice>
      ))}
      <StatRow
        label={t('rebalance.outcome')}
        stats={[
          { label: t('rebalance.total'), figure: amount('proposal_total', proposal.total) },
          { label: t('rebalance.purchases'), figure: amount('proposal_purchases', proposal.purchases) },
          { label: t('rebalance.proceeds'), figure: amount('proposal_proceeds', proposal.proceeds) },
          { label: t('rebalance.fees'), figure: amount('proposal_fees', proposal.fees) },
          { label: t('rebalance.cash-left'), figure: amount('cash_left', proposal.cash_left) },
          {
            label: t('rebalance.drift'),
            figure: (
              <>
                {drift('drift_before')} → {drift('drift_after')}
              </>
            ),
          },
        ]}
      />
      {!hasOrders && lines.length > 0 && <Notice tone="plain">{t('rebalance.no-orders')}</Notice>}
      {lines.length > 0 && <Lines proposal={proposal} terms={terms} />}
      {lines.length > 0 && (
        <p className={styles.quiet}>{t(proposal.is_proven ? 'rebalance.proven' : 'rebalance.not-proven')}</p>
      )}
    </>
  );
}

function Lines({ proposal, terms }: { proposal: Rebalancing; terms: string | undefined }) {
  const t = useT();
  const { lines, base_currency: currency } = proposal;
  const weight = (figure: 'weight_before' | 'weight_after', line: RebalancingLine) =>
    line[figure] === null ? (
      <Percent value={null} unit="fraction" reason={t('rebalance.no-total')} />
    ) : (
      <Why figure={figure} of={line.isin} terms={terms}>
        <Percent value={line[figure]} unit="fraction" />
      </Why>
    );
  const columns: Column<RebalancingLine>[] = [
    {
      key: 'name',
      head: t('rebalance.instrument'),
      onPhone: true,
      cell: ({ isin, name }) => <TwoLines first={name ?? isin} second={name === null ? null : isin} />,
    },
    {
      key: 'value',
      head: t('rebalance.value', { currency }),
      align: 'end',
      cell: ({ isin, value, units_held: held }) =>
        held === '0' ? (
          <Amount value={value} currency={currency} withSymbol={false} />
        ) : (
          <Why figure="market_value" of={isin}>
            <Amount value={value} currency={currency} withSymbol={false} />
          </Why>
        ),
    },
    {
      key: 'target',
      head: t('rebalance.target'),
      align: 'end',
      cell: ({ isin, target_weight: aimedAt }) => (
        <Why figure="target_weight" of={isin} terms={terms}>
          <Percent value={aimedAt} unit="fraction" />
        </Why>
      ),
    },
    {
      key: 'target-value',
      head: t('holding.in-currency', { what: t('figures.target-value'), currency }),
      align: 'end',
      cell: ({ isin, target_value: aimedAt }) => (
        <Why figure="target_value" of={isin} terms={terms}>
          <Amount value={aimedAt} currency={currency} withSymbol={false} />
        </Why>
      ),
    },
    {
      key: 'before',
      head: t('rebalance.weight-before'),
      align: 'end',
      cell: (line) => weight('weight_before', line),
    },
    {
      key: 'order',
      head: t('rebalance.order'),
      align: 'end',
      onPhone: true,
      cell: ({ isin, order, broker, price }) =>
        order && (
          <TwoLines
            first={
              <>
                {t(order.type === 'BUY' ? 'rebalance.buy' : 'rebalance.sell')}{' '}
                <Why figure="order_units" of={isin} terms={terms}>
                  <Quantity value={order.units} digits={order.units.includes('.') ? 4 : 0} />
                </Why>
                {' × '}
                <Why figure="order_price" of={isin} terms={terms}>
                  <Quantity value={price} digits={4} secret={false} />
                </Why>
              </>
            }
            second={broker ?? t('rebalance.broker-to-choose')}
          />
        ),
    },
    {
      key: 'amount',
      head: t('rebalance.order-amount', { currency }),
      align: 'end',
      cell: ({ isin, order }) =>
        order && (
          <Why figure="order_amount" of={isin} terms={terms}>
            <Amount value={order.amount} currency={currency} withSymbol={false} />
          </Why>
        ),
    },
    {
      key: 'fee',
      head: t('rebalance.fee', { currency }),
      align: 'end',
      cell: ({ isin, order }) =>
        order && (
          <Why figure="order_fee" of={isin} terms={terms}>
            <Amount value={order.fee} currency={currency} withSymbol={false} />
          </Why>
        ),
    },
    {
      key: 'after',
      head: t('rebalance.weight-after'),
      align: 'end',
      cell: (line) => weight('weight_after', line),
    },
  ];
  return (
    <DataTable
      caption={t('rebalance.proposed-orders')}
      columns={columns}
      rows={lines}
      rowKey={({ isin }) => isin}
      rowName={({ isin, name }) => name ?? isin}
    />
  );
}
