import { useState } from 'react';
import type { Price } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { AmountCell } from '../../ui/amount-cell.tsx';
import type { Basis } from '../../ui/amount-editor.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Why } from '../../ui/why.tsx';
import { whyAttributes, type WhyQuestion } from '../../ui/why-question.ts';
import { editableText, valueDraft } from './draft.ts';
import styles from './prices-table.module.css';
import { sourceWords } from './source-words.ts';

export interface ClosesTableProps {
  /** Ascending. */
  readonly closes: readonly Price[];
  /** Enters another close for the day of one; a refusal rejects. */
  readonly onSave: (close: Price, value: string, basedOn: Basis) => Promise<void>;
  /** Deletes one that was entered. */
  readonly onDelete: (close: Price) => void;
}

const PAGE_SIZE = 20;

/** The closes of an instrument, newest first: each is edited where it stands, and one that was entered is deleted. */
export function ClosesTable(props: ClosesTableProps) {
  const { closes } = props;
  const t = useT();
  const dates = useDateStyle();
  const [page, setPage] = useState(1);
  const last = closes.length - (page - 1) * PAGE_SIZE;
  const shown = closes.slice(Math.max(0, last - PAGE_SIZE), last).reverse();
  return (
    <>
      <DataTable
        caption={t('prices.closes')}
        columns={useColumns(props, shown)}
        rows={shown}
        rowKey={({ date }) => date}
        rowName={({ date }) => dateText(dates, date)}
      />
      <Pager
        label={t('prices.pages-of-closes')}
        page={page}
        pageSize={PAGE_SIZE}
        total={closes.length}
        onPage={setPage}
      />
    </>
  );
}

/** Why a close is what it is. */
function question({ isin, date }: Price): WhyQuestion {
  return { figure: 'close', of: isin, end: date };
}

function useColumns({ onSave, onDelete }: ClosesTableProps, shown: readonly Price[]): Column<Price>[] {
  const t = useT();
  const dates = useDateStyle();
  const digits = columnDigits(
    shown.map(({ close }) => close),
    2,
  );
  return [
    { key: 'day', head: t('prices.day'), onPhone: true, cell: ({ date }) => <Day date={date} /> },
    {
      key: 'close',
      head: t('figures.close'),
      align: 'end',
      onPhone: true,
      cell: (close) => {
        const date = dateText(dates, close.date);
        return (
          <>
            <AmountCell
              action={t('prices.edit-close-of', { date })}
              label={t('prices.close-of', { date })}
              edit={() => ({
                text: editableText(close.close),
                read: (text) => {
                  const draft = valueDraft(text);
                  return 'error' in draft ? { error: t(draft.error) } : draft;
                },
              })}
              draftKey={`close-draft-${close.isin}-${close.date}`}
              basis={close.updated_at}
              onSave={async (value, basedOn) => {
                await onSave(close, value, basedOn);
                return undefined; // until the table is told
              }}
              attributes={{ 'data-row-primary': '', ...whyAttributes(question(close)) }}
            >
              <Quantity value={close.close} digits={digits} secret={false} />
            </AmountCell>{' '}
            <span className={styles.currency}>{close.currency}</span>
          </>
        );
      },
    },
    {
      key: 'source',
      head: t('prices.source'),
      cell: (close) => <Why {...question(close)}>{sourceWords(t, close.source)}</Why>,
    },
    {
      key: 'delete',
      head: <span className="visually-hidden">{t('ui.delete')}</span>,
      name: t('ui.delete'),
      align: 'end',
      cell: (close) =>
        close.source === 'manual' && (
          <DeleteRow
            label={t('prices.delete-close-of', { date: dateText(dates, close.date) })}
            onDelete={() => {
              onDelete(close);
            }}
          />
        ),
    },
  ];
}
