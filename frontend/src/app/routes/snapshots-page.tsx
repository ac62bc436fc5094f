import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SnapshotSummaryList } from '../../api/wire.ts';
import { kindName } from '../../features/other-assets/kind-name.ts';
import { assetKindsQuery } from '../../features/other-assets/kind-queries.ts';
import { growthChart } from '../../features/snapshots/growth-chart.ts';
import { GrowthHero } from '../../features/snapshots/growth-hero.tsx';
import { GrowthStats } from '../../features/snapshots/growth-stats.tsx';
import { EXPORT_URL, snapshotSummaryQuery } from '../../features/snapshots/queries.ts';
import { PERIODS, type SnapshotsPeriod } from '../../features/snapshots/search.ts';
import { SnapshotTable } from '../../features/snapshots/snapshot-table.tsx';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { PeriodChart } from '../../ui/charts/period-chart.tsx';
import { periodStart } from '../../ui/charts/period.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PeriodPills } from '../../ui/period-pills.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePhone } from '../../ui/use-media.ts';
import { today } from '../clock.ts';
import { FirstTrade } from '../first-trade.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { NetWorthSection } from './net-worth-section.tsx';
import { SnapshotDialogs } from './snapshot-dialogs.tsx';
import styles from './snapshots-page.module.css';
import { useDeleteSnapshotWithUndo } from './use-delete-snapshot-with-undo.ts';
import { useGoToSnapshot } from './use-go-to-snapshot.ts';

export function SnapshotsPage() {
  const t = useT();
  const { period = 'max' } = useSearch('/snapshots');
  const list = useQuery(snapshotSummaryQuery(periodStart(period, today())));
  const all = useQuery({ ...snapshotSummaryQuery(undefined), enabled: list.data?.total === 0 });
  const goTo = useGoToSnapshot();
  useShortcut('new', () => {
    goTo('new');
  });
  const kinds = useQuery(assetKindsQuery).data;
  const nameOf = useMemo(() => (code: string) => kindName(t, code, kinds ?? []), [t, kinds]);
  const isEmpty = list.data?.total === 0 && all.data?.total === 0;
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.snapshots') })}</title>
      <div className={styles.page} aria-busy={list.isPending || undefined}>
        {list.error && !list.data ? (
          <LoadProblem error={list.error} onRetry={() => void list.refetch()} />
        ) : isEmpty ? (
          <NoSnapshots />
        ) : (
          <>
            <SnapshotsHead />
            {list.data ? (
              <Growth list={list.data} period={period} isStale={list.isPlaceholderData} kindName={nameOf} />
            ) : (
              <Waiting />
            )}
          </>
        )}
        {list.data && <NetWorthSection period={period} kindName={nameOf} />}
      </div>
      <SnapshotDialogs kindName={nameOf} />
    </>
  );
}

function SnapshotsHead() {
  const t = useT();
  const goTo = useGoToSnapshot();
  const isPhone = usePhone();
  const seldom = (
    <>
      <a href={EXPORT_URL} download className={buttonClass('quiet')}>
        {t('snapshots.export')}
      </a>
      <Button
        onClick={() => {
          goTo('import');
        }}
      >
        {t('snapshots.import')}
      </Button>
    </>
  );
  return (
    <PageHead title={t('shell.snapshots')} line={t('snapshots.line')}>
      {!isPhone && seldom}
      <Button
        look="primary"
        keys={keyCaps('new')}
        onClick={() => {
          goTo('new');
        }}
      >
        {t('snapshots.take')}
      </Button>
      <OverflowMenu label={t('ui.more')}>
        {isPhone && seldom}
        <Button
          look="danger"
          onClick={() => {
            goTo('delete-all');
          }}
        >
          {t('snapshots.delete-all')}
        </Button>
      </OverflowMenu>
    </PageHead>
  );
}

interface GrowthProps {
  readonly list: SnapshotSummaryList;
  readonly period: SnapshotsPeriod;
  readonly isStale: boolean;
  readonly kindName: (code: string) => string;
}

function Growth({ list, period, isStale, kindName }: GrowthProps) {
  const t = useT();
  const navigate = useNavigate();
  const goTo = useGoToSnapshot();
  const remove = useDeleteSnapshotWithUndo();
  const { summaries } = list;
  const [newest, oldest] = [summaries[0], summaries.at(-1)];
  const chart = useMemo(() => growthChart(summaries, t, kindName), [summaries, t, kindName]);
  return (
    <>
      {newest && oldest && <GrowthHero newest={newest} oldest={oldest} />}
      <PeriodChart
        label={t('snapshots.chart')}
        data={summaries.length > 1 ? chart : undefined}
        isStale={isStale}
        nothing={newest ? t('snapshots.first-of-chart') : t('snapshots.none-in-period')}
      >
        <PeriodPills
          periods={PERIODS}
          value={period}
          onChange={(chosen) =>
            navigate({
              to: '/snapshots',
              search: (search) => ({ ...search, period: chosen === 'max' ? undefined : chosen }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </PeriodChart>
      {summaries.length > 1 && <GrowthStats list={list} />}
      {newest && (
        <SnapshotTable
          summaries={summaries}
          isStale={isStale}
          onOpen={goTo}
          onDelete={remove}
          openLink={(moment, words) => (
            <Link
              to="/snapshots"
              search={(search) => ({ ...search, snapshot: moment })}
              className={styles.open}
              data-row-primary
            >
              {words}
            </Link>
          )}
        />
      )}
    </>
  );
}

function NoSnapshots() {
  const t = useT();
  const goTo = useGoToSnapshot();
  return (
    <EmptyState fact={t('snapshots.none')} help={t('snapshots.none-help')}>
      <Button
        look="primary"
        keys={keyCaps('new')}
        onClick={() => {
          goTo('new');
        }}
      >
        {t('snapshots.take')}
      </Button>
      <Button
        onClick={() => {
          goTo('import');
        }}
      >
        {t('snapshots.import')}
      </Button>
      <FirstTrade />
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div>
      <Skeleton size="line" />
      <Skeleton size="hero" />
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} size="row" width="full" />
      ))}
    </div>
  );
}
