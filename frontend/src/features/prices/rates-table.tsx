import type { ReactNode } from 'react';
import type { RateState } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Freshness } from './freshness.tsx';
import { sourceWords } from './source-words.ts';

export interface RatesTableProps {
  readonly rates: readonly RateState[];
  readonly onOpen: (currency: string) => void;
  /** The link that enters a rate of a currency. */
  readonly enterLink: (currency: string) => ReactNode;
  /** Deletes the newest rate, where it was entered. */
  readonly onDelete: (currency: string, date: string) => void;
}

/** The last rate of every currency for one euro. */
export function RatesTable({ rates, onOpen, enterLink, onDelete }: RatesTableProps) {
  const t = useT();
  const digits = columnDigits(
    rates.map(({ newest }) => newest?.value ?? null),
    2,
  );
  const columns: Column<RateState>[] = [
    {
      key: 'currency',
      head: t('prices.currency'),
      onPhone: true,
      cell: ({ currency }) => enterLink(currency),
    },
    {
      key: 'rate',
      head: t('prices.rate-for-eur'),
      align: 'end',
      onPhone: true,
      cell: ({ newest }) => <Quantity value={newest?.value ?? null} digits={digits} secret={false} />,
    },
    {
      key: 'day',
      head: t('prices.day'),
      cell: ({ newest_date: date, newest }) =>
        date && <TwoLines first={<Day date={date} />} second={newest && sourceWords(t, newest.source)} />,
    },
    { key: 'state', head: t('prices.state'), cell: (rate) => <Freshness state={rate} /> },
    {
      key: 'delete',
      head: <span className="visually-hidden">{t('ui.delete')}</span>,
      name: t('ui.delete'),
      align: 'end',
      cell: ({ currency, newest, newest_date: date }) =>
        newest?.source === 'manual' &&
        date && (
          <DeleteRow
            label={t('prices.delete-rate-of', { currency })}
            onDelete={() => {
              onDelete(currency, date);
            }}
          />
        ),
    },
  ];
  return (
    <DataTable
      caption={t('prices.rates')}
      columns={columns}
      rows={rates}
      rowKey={({ currency }) => currency}
      rowName={({ currency }) => currency}
      onRowClick={({ currency }) => {
        onOpen(currency);
      }}
    />
  );
}
