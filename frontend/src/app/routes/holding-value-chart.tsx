import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { valueHistoryQuery } from '../../features/holding/queries.ts';
import { PERIODS } from '../../features/holding/search.ts';
import { useTradeWords } from '../../features/holding/use-trade-words.ts';
import { valueChart } from '../../features/holding/value-chart.ts';
import { useT } from '../../i18n/language.tsx';
import { periodStart } from '../../ui/charts/period.ts';
import { TimeChart } from '../../ui/charts/time-chart.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { PeriodPills } from '../../ui/period-pills.tsx';
import { today } from '../clock.ts';
import styles from './holding-page.module.css';

const route = getRouteApi('/holdings/$isin');

/** What the position was worth and what was put in, over the period of the URL. */
export function HoldingValueChart({ position }: { position: PositionDetail }) {
  const t = useT();
  const navigate = useNavigate();
  const tradeWords = useTradeWords();
  const { isin, trades } = position;
  const { period = 'max' } = route.useSearch();
  const history = useQuery(valueHistoryQuery(isin, period, periodStart(period, today())));
  const data = useMemo(
    () =>
      history.data &&
      valueChart(history.data, trades, {
        marketValue: t(FIGURE_NAMES.market_value),
        netInvested: t(FIGURE_NAMES.net_buy_in_cost),
        tradeWords,
      }),
    [history.data, trades, t, tradeWords],
  );
  return (
    <div className={styles.chart}>
      {history.error && <Notice tone="wrong">{history.error.message}</Notice>}
      {data && data.at.length > 0 ? (
        <TimeChart
          label={t('holding.chart', { name: position.name ?? isin })}
          data={data}
          isStale={history.isPlaceholderData}
        />
      ) : (
        <div className={styles.place} />
      )}
      <PeriodPills
        periods={PERIODS}
        value={period}
        onChange={(chosen) =>
          void navigate({
            to: '.',
            search: (search) => ({ ...search, period: chosen === 'max' ? undefined : chosen }),
            replace: true,
          })
        }
      />
    </div>
  );
}
