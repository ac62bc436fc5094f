import type { ReactNode } from 'react';
import type { CostReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Percent } from '../../ui/percent.tsx';
import { TableTitle } from '../../ui/table-title.tsx';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';
import { costReason } from './cost-reason.ts';

type Fund = CostReport['funds'][number];

export interface FundsTableProps {
  readonly costs: CostReport;
  readonly nameLink: (isin: string, name: string | null) => ReactNode;
  readonly title: ReactNode;
}

/** What each holding costs in a year, as its fund charges it inside of its price; the largest first. */
export function FundsTable({ costs, nameLink, title }: FundsTableProps) {
  const t = useT();
  const { currency, unavailable } = costs;
  const inCurrency = (what: string) => t('holding.in-currency', { what, currency });
  const columns: Column<Fund>[] = [
    {
      key: 'instrument',
      head: t('tallies.instrument'),
      onPhone: true,
      order: 'text',
      value: ({ isin, name }) => name ?? isin,
      cell: ({ isin, name }) => nameLink(isin, name),
      total: t('tallies.total'),
    },
    {
      key: 'value',
      head: inCurrency(t('figures.market-value')),
      align: 'end',
      order: 'decimal',
      value: ({ market_value: value }) => value,
      cell: (fund) => (
        <Why figure="market_value" of={fund.isin}>
          <Amount
            value={fund.market_value}
            currency={currency}
            withSymbol={false}
            reason={costReason(t, fund.unavailable)}
          />
        </Why>
      ),
    },
    {
      key: 'ter',
      head: t('tallies.ter'),
      align: 'end',
      onPhone: true,
      order: 'decimal',
      value: ({ ter }) => ter,
      cell: ({ isin, ter }) => (
        <Why figure="ter" of={isin}>
          <Percent value={ter} unit="fraction" reason={t('why.no-ter')} />
        </Why>
      ),
    },
    {
      key: 'ter-cost',
      head: inCurrency(t(FIGURE_NAMES.ter_cost)),
      align: 'end',
      onPhone: true,
      order: 'decimal',
      value: ({ ter_cost: cost }) => cost,
      cell: (fund) => (
        <Why figure="ter_cost" of={fund.isin}>
          <Amount
            value={fund.ter_cost}
            currency={currency}
            withSymbol={false}
            reason={costReason(t, fund.unavailable)}
          />
        </Why>
      ),
      total: (
        <Why figure="ter_cost">
          <Amount
            value={costs.ter_cost}
            currency={currency}
            withSymbol={false}
            reason={costReason(t, unavailable.ter_cost)}
          />
        </Why>
      ),
    },
  ];
  const table = useTable({
    name: 'fund-costs',
    columns,
    rows: costs.funds,
    sortedFirst: { key: 'value', direction: 'descending' },
  });
  return (
    <>
      <TableTitle tools={table.tools}>{title}</TableTitle>
      <DataTable
        caption={t('tallies.funds')}
        rowKey={({ isin }) => isin}
        rowName={({ name, isin }) => name ?? isin}
        hasTotals={costs.funds.length > 0}
        {...table.shown}
      />
    </>
  );
}
