import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { valueHistoryQuery } from '../../features/holding/queries.ts';
import { useTradeWords } from '../../features/holding/use-trade-words.ts';
import { valueChart } from '../../features/holding/value-chart.ts';
import { useT } from '../../i18n/language.tsx';
import { useSearch } from '../../router/use-place.ts';
import { periodStart } from '../../ui/charts/period.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { today } from '../clock.ts';
import { ValueHistoryChart } from './value-history-chart.tsx';

/** What the position was worth and what was put in, over the period of the URL. */
export function HoldingValueChart({ position }: { position: PositionDetail }) {
  const t = useT();
  const tradeWords = useTradeWords();
  const { isin, trades } = position;
  const { period = 'max' } = useSearch('/holdings/$isin');
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
  // Where nothing was ever bought nothing was worth anything: an empty frame would say that it was worth 0.
  if (!trades.some(({ transaction_type: type }) => type !== 'SELL')) return null;
  return (
    <ValueHistoryChart
      label={t('holding.chart', { name: position.name ?? isin })}
      data={data}
      period={period}
      history={history}
    />
  );
}
