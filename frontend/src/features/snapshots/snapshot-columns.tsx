import type { ReactNode } from 'react';
import type { SnapshotSummary } from '../../api/wire.ts';
import type { DateStyle } from '../../format/date.ts';
import { instantDayText, instantTimeText } from '../../format/instant.ts';
import { columnDigits } from '../../format/precision.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { Delta } from '../../ui/delta.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import type { FigureName } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';
import { contributionsReason } from './contributions-reason.ts';
import { growthPercentage } from './growth-percentage.ts';
import { growthQuestion, snapshotQuestion } from './growth-question.ts';

export interface SnapshotColumnsProps {
  /** Newest first. */
  readonly summaries: readonly SnapshotSummary[];
  /** The link that opens a snapshot: the keyboard's way, and the browser's. */
  readonly openLink: (moment: string, words: string) => ReactNode;
}

type SnapshotColumn = Column<SnapshotSummary>;

/** When a snapshot was, what it came to, and what has changed since the oldest. */
export function snapshotColumns(
  t: Translate,
  dates: DateStyle,
  { summaries, openLink }: SnapshotColumnsProps,
): SnapshotColumn[] {
  const oldest = summaries.at(-1);
  return [
    dateColumn(t, dates, openLink),
    {
      key: 'total',
      head: t('snapshots.total-eur'),
      align: 'end',
      onPhone: true,
      cell: (one) => (
        <Why {...snapshotQuestion('snapshot_total_value_eur', one)}>
          <Amount value={one.total_value_eur} currency="EUR" withSymbol={false} />
        </Why>
      ),
    },
    changeColumn(t, oldest),
    ...causeColumns(t, oldest),
    rateColumn(t, summaries),
  ];
}

function dateColumn(
  t: Translate,
  dates: DateStyle,
  openLink: SnapshotColumnsProps['openLink'],
): SnapshotColumn {
  return {
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
  };
}

/** Uncoloured and named for what it holds: most of it may have been put in, and no reader shall take that for a return. */
function changeColumn(t: Translate, oldest: SnapshotSummary | undefined): SnapshotColumn {
  return {
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
          favourable="neither"
          why={growthQuestion('absolute_change_from_oldest', one, oldest)}
          percentageWhy={growthQuestion('percentage_change_from_oldest', one, oldest)}
        />
      ),
  };
}

/** The change told apart: money put in, and what the market did. */
function causeColumns(t: Translate, oldest: SnapshotSummary | undefined): SnapshotColumn[] {
  const asked = (figure: FigureName, one: SnapshotSummary) => ({
    why: growthQuestion(figure, one, oldest ?? one),
  });
  const look = (one: SnapshotSummary) =>
    ({ currency: 'EUR', withSymbol: false, reason: contributionsReason(t, one) }) as const;
  return [
    {
      key: 'contributions',
      head: t('snapshots.named-eur', { what: t('snapshots.contributions') }),
      align: 'end',
      cell: (one) => (
        <Delta
          {...look(one)}
          {...asked('net_contributions', one)}
          value={one.net_contributions}
          favourable="neither"
        />
      ),
    },
    {
      key: 'market',
      head: t('snapshots.named-eur', { what: t('snapshots.market-change') }),
      align: 'end',
      cell: (one) => <Delta {...look(one)} {...asked('market_change', one)} value={one.market_change} />,
    },
  ];
}

function rateColumn(t: Translate, summaries: readonly SnapshotSummary[]): SnapshotColumn {
  const digits = columnDigits(
    summaries.map(({ exchange_rate_used: rate }) => rate),
    2,
  );
  return {
    key: 'rate',
    head: t('snapshots.rate'),
    align: 'end',
    cell: (one) => (
      <Why {...snapshotQuestion('exchange_rate_used', one)}>
        <Quantity value={one.exchange_rate_used} digits={digits} secret={false} />
      </Why>
    ),
  };
}
