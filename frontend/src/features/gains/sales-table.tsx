import type { ReactNode } from 'react';
import type { RealisedGains, RealisedSale } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { saleColumns } from './sale-columns.tsx';

export interface SalesTableProps {
  readonly gains: RealisedGains;
  readonly isStale: boolean;
  /** The link that opens a sale, and the one to its instrument. */
  readonly tradeLink: (transactionId: number, words: string) => ReactNode;
  readonly nameLink: (isin: string, name: string | null) => ReactNode;
}

/** The sales of a year by day, and what they come to. */
export function SalesTable({ gains, isStale, tradeLink, nameLink }: SalesTableProps) {
  const t = useT();
  const dates = useDateStyle();
  const dateLink = ({ transaction_id: id, date }: RealisedSale) => tradeLink(id, dateText(dates, date));
  if (gains.total.count === 0) return <p>{t('tallies.no-sales')}</p>;
  return (
    <DataTable
      caption={t('tallies.sales')}
      columns={saleColumns(t, dates.locale, gains, dateLink, nameLink)}
      rows={gains.sales}
      rowKey={({ transaction_id: id }) => String(id)}
      rowName={({ name, isin }) => name ?? isin}
      isStale={isStale}
      hasTotals={gains.sales.length > 0}
    />
  );
}
