import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { valueHistoryQuery } from '../../features/holding/queries.ts';
import { PERIODS } from '../../features/holding/search.ts';
import { useTradeWords } from '../../features/holding/use-trade-words.ts';
import { valueChart } from '../../features/holding/value-chart.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { PeriodChart } from '../../ui/charts/period-chart.tsx';
import { periodStart } from '../../ui/charts/period.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { PeriodPills } from '../../ui/period-pills.tsx';
import { today } from '../clock.ts';

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
    <>
      {history.error && <Notice tone="wrong">{errorWords(t, history.error)}</Notice>}
      <PeriodChart
        label={t('holding.chart', { name: position.name ?? isin })}
        data={data}
        isStale={history.isPlaceholderData}
      >
        <PeriodPills
          periods={PERIODS}
          value={period}
          onChange={(chosen) =>
            void navigate({
              to: '.',
              search: (search) => ({ ...search, period: chosen === 'max' ? undefined : chosen }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </PeriodChart>
    </>
  );
}
