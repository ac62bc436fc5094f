import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Unavailable } from '../../ui/unavailable.tsx';
import { Why } from '../../ui/why.tsx';
import { moneyColumn } from './money-column.tsx';
import { isinColumn, lastTradeColumn, realisedColumn } from './shared-columns.tsx';

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

/** The columns that a reader of holdings may choose besides. Totals that closed positions share in are left out. */
export function extraColumns(t: Translate, locale: string, summary: PortfolioSummary): Column<Position>[] {
  const { currency } = summary;
  const columns: Column<Position>[] = [
    { ...moneyColumn(t, currency, 'cost_basis'), total: <CostTotal summary={summary} /> },
    moneyColumn(t, currency, 'net_buy_in_cost'),
    realisedColumn(t, currency),
    moneyColumn(t, currency, 'total_fees'),
    classColumn(t),
    tradesColumn(t, locale),
    lastTradeColumn(t),
    isinColumn,
  ];
  return columns.map((column) => ({ ...column, isExtra: true }));
}

function CostTotal({ summary: { total_cost_basis: cost, currency } }: { summary: PortfolioSummary }) {
  return (
    <Why figure="total_cost_basis">
      <Amount value={cost} currency={currency} withSymbol={false} />
    </Why>
  );
}

function classColumn(t: Translate): Column<Position> {
  const wordsOf = ({ asset_class: kind }: Position) => {
    const key = kind === null ? undefined : CLASSES[kind];
    return key ? t(key) : kind;
  };
  return {
    key: 'class',
    head: t('holdings.asset-class'),
    order: 'text',
    value: wordsOf,
    cell: (position) => wordsOf(position) ?? <Unavailable reason={t('holdings.class-unknown')} />,
  };
}

function tradesColumn(t: Translate, locale: string): Column<Position> {
  return {
    key: 'trades',
    head: t(FIGURE_NAMES.transactions_count),
    align: 'end',
    order: 'decimal',
    value: ({ transactions_count: count }) => String(count),
    cell: ({ isin, transactions_count: count }) => (
      <Why figure="transactions_count" of={isin}>
        <span className="number">{countText(locale, count)}</span>
      </Why>
    ),
  };
}
