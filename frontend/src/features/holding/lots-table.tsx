import { type ReactNode, useState } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Pager } from '../../ui/pager.tsx';
import { lotColumns } from './lot-columns.tsx';

export interface LotsTableProps {
  readonly position: PositionDetail;
  readonly onOpen: (transactionId: number) => void;
  /** The link that opens the purchase of a lot. */
  readonly tradeLink: (transactionId: number, words: string) => ReactNode;
}

const PAGE_SIZE = 10;

/** Purchases of which units are still held, oldest first: what a sale takes next. */
export function LotsTable({ position, onOpen, tradeLink }: LotsTableProps) {
  const t = useT();
  const dates = useDateStyle();
  const [page, setPage] = useState(1);
  const { lots } = position;
  const columns = lotColumns(t, position, ({ transaction_id: id, date }) =>
    tradeLink(id, dateText(dates, date)),
  );
  return (
    <>
      <DataTable
        caption={t('holding.lots')}
        columns={columns}
        rows={lots.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ transaction_id: id }) => `lot-${String(id)}`}
        rowName={({ date }) => dateText(dates, date)}
        onRowClick={({ transaction_id: id }) => {
          onOpen(id);
        }}
      />
      <Pager
        label={t('holding.pages-of-lots')}
        page={page}
        pageSize={PAGE_SIZE}
        total={lots.length}
        onPage={setPage}
      />
    </>
  );
}
