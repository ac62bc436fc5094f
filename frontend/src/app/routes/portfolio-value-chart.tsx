import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { valueHistoryQuery } from '../../features/holding/queries.ts';
import { valueChart } from '../../features/holding/value-chart.ts';
import { useT } from '../../i18n/language.tsx';
import { periodStart } from '../../ui/charts/period.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { today } from '../clock.ts';
import { ValueHistoryChart } from './value-history-chart.tsx';

const route = getRouteApi('/');

/** What all holdings were worth together and what was put in, over the period of the URL. For lazy parts only. */
export function PortfolioValueChart() {
  const t = useT();
  const { period = 'max' } = route.useSearch();
  const history = useQuery(valueHistoryQuery(null, period, periodStart(period, today())));
  const data = useMemo(
    () =>
      history.data &&
      valueChart(history.data, [], {
        marketValue: t(FIGURE_NAMES.market_value),
        netInvested: t(FIGURE_NAMES.net_buy_in_cost),
        tradeWords: () => '',
      }),
    [history.data, t],
  );
  return <ValueHistoryChart label={t('dashboard.chart')} data={data} period={period} history={history} />;
}
