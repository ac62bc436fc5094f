import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { valueHistoryQuery } from '../../features/holding/queries.ts';
import { valueChart } from '../../features/holding/value-chart.ts';
import { drawdownChart } from '../../features/performance/index-charts.ts';
import { performanceQuery } from '../../features/performance/queries.ts';
import { ReturnsLine } from '../../features/performance/returns-line.tsx';
import { useT } from '../../i18n/language.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { useSearch } from '../../router/use-place.ts';
import { periodStart } from '../../ui/charts/period.ts';
import { TimeChart } from '../../ui/charts/time-chart.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { today } from '../clock.ts';
import styles from './dashboard-page.module.css';
import { ValueHistoryChart } from './value-history-chart.tsx';

/**
 * What all holdings were worth together and what was put in, what that returned, and how far it fell, over the period
 * of the URL. For lazy parts only.
 */
export function PortfolioValueChart() {
  const t = useT();
  const { period = 'max' } = useSearch('/');
  const start = periodStart(period, today());
  const history = useQuery(valueHistoryQuery(null, period, start));
  const returns = useQuery(performanceQuery({ start }));
  // Drawn in slices when they come, so that a key pressed meanwhile is answered.
  const values = useDeferredValue(history.data);
  const charts = useMemo(() => {
    if (!values) return undefined;
    const [marketValue, netInvested] = [t(FIGURE_NAMES.market_value), t(FIGURE_NAMES.net_buy_in_cost)];
    const value = valueChart(values, [], { marketValue, netInvested, tradeWords: () => '' });
    return {
      value: { ...value, alignedWith: [t('performance.fall')] },
      falls: drawdownChart(values, t, [marketValue, netInvested]),
    };
  }, [values, t]);
  return (
    <>
      <ReturnsLine
        performance={returns.data}
        isStale={returns.isPlaceholderData}
        more={
          <Link to="/performance" search={period === 'max' ? {} : { period }} className={styles.all}>
            {t('performance.all-returns')} <Kbd keys={keyCaps('go-performance')} />
          </Link>
        }
      />
      <ValueHistoryChart
        label={t('dashboard.chart')}
        data={charts?.value}
        period={period}
        history={history}
      />
      {charts && charts.falls.at.length > 0 && (
        <TimeChart
          label={t('performance.drawdown-chart')}
          data={charts.falls}
          isStale={history.isPlaceholderData}
          size="small"
          answersKeys={false}
        />
      )}
    </>
  );
}
