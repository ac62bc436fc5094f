import { type ReactNode, useState } from 'react';
import type { PositionDetail, PositionTrade } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Pager } from '../../ui/pager.tsx';
import { tradeColumns } from './trade-columns.tsx';

export interface TradesTableProps {
  readonly position: PositionDetail;
  readonly isStale: boolean;
  readonly onOpen: (transactionId: number) => void;
  /** The link that opens a trade. */
  readonly tradeLink: (transactionId: number, words: string) => ReactNode;
}

const PAGE_SIZE = 20;

/** The trades of one instrument, newest first, each with what it left behind. */
export function TradesTable({ position, isStale, onOpen, tradeLink }: TradesTableProps) {
  const t = useT();
  const dates = useDateStyle();
  const [page, setPage] = useState(1);
  const { trades } = position;
  const rowName = (trade: PositionTrade) =>
    `${t(TYPE_TAGS[trade.transaction_type])} ${dateText(dates, trade.date)}`;
  return (
    <>
      <DataTable
        caption={t('holding.trades')}
        columns={tradeColumns(t, position, ({ id, date }) => tradeLink(id, dateText(dates, date)))}
        rows={trades.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ id }) => String(id)}
        rowName={rowName}
        onRowClick={({ id }) => {
          onOpen(id);
        }}
        isStale={isStale}
      />
      <Pager
        label={t('holding.pages-of-trades')}
        page={page}
        pageSize={PAGE_SIZE}
        total={trades.length}
        onPage={setPage}
      />
    </>
  );
}
