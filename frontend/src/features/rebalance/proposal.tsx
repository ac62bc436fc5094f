import type { Rebalancing, RebalancingLine } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Why } from '../../ui/why.tsx';
import { Arithmetic } from './arithmetic.tsx';
import { useTargetName } from './target-name.ts';

/** What is proposed: the orders, what they leave, and how close they come. */
export function Proposal({ proposal }: { proposal: Rebalancing }) {
  const t = useT();
  const { base_currency: currency, left_out: leftOut, lines } = proposal;
  const targetName = useTargetName();
  const names = new Map(lines.map(({ isin, name }) => [isin, name ?? isin]));
  const hasOrders = lines.some(({ order }) => order !== null);
  const amount = (value: string) => <Amount value={value} currency={currency} />;
  const noTotal = t('rebalance.no-total');
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
          { label: t('rebalance.total'), figure: amount(proposal.total) },
          { label: t('rebalance.purchases'), figure: amount(proposal.purchases) },
          { label: t('rebalance.proceeds'), figure: amount(proposal.proceeds) },
          { label: t('rebalance.fees'), figure: amount(proposal.fees) },
          { label: t('rebalance.cash-left'), figure: amount(proposal.cash_left) },
          {
            label: t('rebalance.drift'),
            figure: (
              <>
                <Percent value={proposal.drift_before} unit="fraction" reason={noTotal} /> →{' '}
                <Percent value={proposal.drift_after} unit="fraction" reason={noTotal} />
              </>
            ),
          },
        ]}
      />
      {!hasOrders && lines.length > 0 && <Notice tone="plain">{t('rebalance.no-orders')}</Notice>}
      {lines.length > 0 && <Lines proposal={proposal} />}
      {lines.length > 0 && <Arithmetic proposal={proposal} />}
    </>
  );
}

function Lines({ proposal: { lines, base_currency: currency } }: { proposal: Rebalancing }) {
  const t = useT();
  const noTotal = t('rebalance.no-total');
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
      cell: ({ target_weight: weight }) => <Percent value={weight} unit="fraction" />,
    },
    {
      key: 'before',
      head: t('rebalance.weight-before'),
      align: 'end',
      cell: (line) => <Percent value={line.weight_before} unit="fraction" reason={noTotal} />,
    },
    {
      key: 'order',
      head: t('rebalance.order'),
      align: 'end',
      onPhone: true,
      cell: ({ order, broker, price }) =>
        order && (
          <TwoLines
            first={
              <>
                {t(order.type === 'BUY' ? 'rebalance.buy' : 'rebalance.sell')}{' '}
                <Quantity value={order.units} digits={order.units.includes('.') ? 4 : 0} />
                {' × '}
                <Quantity value={price} digits={4} secret={false} />
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
      cell: ({ order }) => order && <Amount value={order.amount} currency={currency} withSymbol={false} />,
    },
    {
      key: 'after',
      head: t('rebalance.weight-after'),
      align: 'end',
      cell: (line) => <Percent value={line.weight_after} unit="fraction" reason={noTotal} />,
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
