import type { PositionTrade, ValueHistory } from '../../api/wire.ts';
import type { ChartData, ChartMark } from '../../ui/charts/chart-types.ts';

export interface ValueChartWords {
  readonly marketValue: string;
  readonly netInvested: string;
  /** A trade in a few words. */
  readonly tradeWords: (trade: PositionTrade) => string;
}

/** What a position was worth and what was put in, with its trades below the axis. */
export function valueChart(
  { points, currency }: ValueHistory,
  trades: readonly PositionTrade[],
  words: ValueChartWords,
): ChartData {
  const marks = trades.map((trade): ChartMark => ({
    at: trade.date,
    points: trade.transaction_type === 'SELL' || trade.transaction_type === 'TRANSFER_OUT' ? 'down' : 'up',
    words: words.tradeWords(trade),
  }));
  return {
    at: points.map(({ date }) => date),
    unit: { kind: 'money', currency },
    series: [
      {
        key: 'market-value',
        words: words.marketValue,
        look: 'line',
        values: points.map(({ market_value: value }) => value),
      },
      {
        key: 'net-invested',
        words: words.netInvested,
        look: 'stepped',
        values: points.map(({ net_invested: invested }) => invested),
      },
    ],
    marks: marks.reverse(),
  };
}
