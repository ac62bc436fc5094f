import { type ReactNode, useRef } from 'react';
import type { SnapshotSummary } from '../../api/wire.ts';
import type { DateStyle } from '../../format/date.ts';
import { instantDayText, instantTimeText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from '../../keyboard/use-row-keys.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { growthPercentage } from './growth-hero.tsx';
import { useMomentText } from './use-moment-text.ts';

export interface SnapshotTableProps {
  /** Newest first. */
  readonly summaries: readonly SnapshotSummary[];
  readonly isStale: boolean;
  readonly onOpen: (moment: string) => void;
  readonly onDelete: (moment: string) => void;
  /** The link that opens a snapshot: the keyboard's way, and the browser's. */
  readonly openLink: (moment: string, words: string) => ReactNode;
}

/** Every snapshot with its total and what has changed since the oldest one shown. */
export function SnapshotTable(props: SnapshotTableProps) {
  const { summaries, isStale, onOpen, onDelete } = props;
  const t = useT();
  const momentText = useMomentText();
  const dates = useDateStyle();
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  useShortcut('delete', () => {
    const key = focusedRowKey(table.current);
    const index = summaries.findIndex(({ snapshot_date: moment }) => moment === key);
    if (key === null || index < 0) return;
    const next = summaries[index + 1] ?? summaries[index - 1];
    if (next) focusRow(table.current, next.snapshot_date);
    onDelete(key);
  });
  return (
    <DataTable
      ref={table}
      caption={t('shell.snapshots')}
      columns={columnsFor(props, t, dates)}
      rows={summaries}
      rowKey={({ snapshot_date: moment }) => moment}
      rowName={({ snapshot_date: moment }) => momentText(moment)}
      onRowClick={({ snapshot_date: moment }) => {
        onOpen(moment);
      }}
      isStale={isStale}
    />
  );
}

function columnsFor(
  { summaries, openLink }: SnapshotTableProps,
  t: Translate,
  dates: DateStyle,
): Column<SnapshotSummary>[] {
  const oldest = summaries.at(-1);
  const rateDigits = columnDigits(
    summaries.map(({ exchange_rate_used: rate }) => rate),
    2,
  );
  const reason = t('snapshots.ledger-too-young');
  return [
    {
      key: 'date',
      head: t('snapshots.date'),
      onPhone: true,
      cell: ({ snapshot_date: moment }) => (
        <span className="number">
          <TwoLines
            first={openLink(moment, instantDayText(dates, moment))}
            second={instantTimeText(dates, moment)}
          />
        </span>
      ),
    },
    {
      key: 'total',
      head: t('snapshots.total-eur'),
      align: 'end',
      onPhone: true,
      cell: ({ total_value_eur: total }) => <Amount value={total} currency="EUR" withSymbol={false} />,
    },
    {
      key: 'change',
      head: t('snapshots.change-since-oldest'),
      align: 'end',
      onPhone: true,
      cell: (one) =>
        oldest &&
        one !== oldest && (
          <Delta
            value={one.absolute_change_from_oldest}
            percentage={growthPercentage(oldest, one)}
            currency="EUR"
            withSymbol={false}
            layout="stacked"
          />
        ),
    },
    {
      key: 'contributions',
      head: t('snapshots.named-eur', { what: t('snapshots.contributions') }),
      align: 'end',
      cell: ({ net_contributions: value }) => (
        <Delta value={value} currency="EUR" withSymbol={false} favourable="neither" reason={reason} />
      ),
    },
    {
      key: 'market',
      head: t('snapshots.named-eur', { what: t('snapshots.market-change') }),
      align: 'end',
      cell: ({ market_change: value }) => (
        <Delta value={value} currency="EUR" withSymbol={false} reason={reason} />
      ),
    },
    {
      key: 'rate',
      head: t('snapshots.rate'),
      align: 'end',
      cell: ({ exchange_rate_used: rate }) => <Quantity value={rate} digits={rateDigits} secret={false} />,
    },
  ];
}
