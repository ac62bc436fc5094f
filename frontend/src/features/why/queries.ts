import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { WhyQuery } from '../../api/wire.ts';
import type { FigureName } from '../../ui/figure-names.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';

/** So many lines of arithmetic stand on a page. */
export const LINES_ON_PAGE = 50;

/** Figures of one kind of asset, where others are of one position. */
export const OF_ASSETS: ReadonlySet<FigureName> = new Set([
  'value_eur',
  'type_value_eur',
  'type_weight',
  'snapshot_type_value_eur',
]);

/** A question whose arithmetic the API tells. */
export type TrailQuestion = WhyQuestion & { readonly figure: WhyQuery['figure'] };

/** Figures of a period or a day: what they mean and their formula is all there is to say of them here. */
const DEFINED_ONLY: ReadonlySet<FigureName> = new Set<Exclude<FigureName, WhyQuery['figure']>>([
  'start_value',
  'end_value',
  'period_purchases',
  'period_proceeds',
  'period_net_flows',
  'period_price_gain',
  'period_currency_gain',
  'period_realised_gain',
  'period_unrealised_gain',
  'period_income',
  'period_fees',
  'period_taxes',
  'period_gain',
  'simple_return',
  'time_weighted_return',
  'time_weighted_return_annualised',
  'money_weighted_return',
  'volatility',
  'sharpe_ratio',
  'max_drawdown',
  'current_drawdown',
  'longest_drawdown',
  'best_and_worst',
  'calendar_return',
  'benchmark_return',
  'same_money_return',
  'same_money_value',
  'net_worth',
  'net_worth_investments',
  'net_worth_other_assets',
]);

/** Whether the API tells how the figure came about. */
export function hasTrail(question: WhyQuestion): question is TrailQuestion {
  return !DEFINED_ONLY.has(question.figure);
}

/** The question in the words of the API. */
export function askedQuery(question: TrailQuestion, page: number): WhyQuery {
  const { figure, of, account, broker, trade, method, moment, since } = question;
  const member = OF_ASSETS.has(figure) ? 'asset_type' : 'isin';
  return {
    figure,
    ...(of === undefined ? {} : { [member]: of }),
    ...(account === undefined ? {} : { asset_detail: account }),
    ...(broker === undefined ? {} : { broker }),
    ...(trade === undefined ? {} : { transaction_id: trade }),
    ...(moment === undefined ? {} : { snapshot_date: moment }),
    ...(since === undefined ? {} : { oldest_date: since }),
    ...(method === undefined ? {} : { method }),
    skip: (page - 1) * LINES_ON_PAGE,
    limit: LINES_ON_PAGE,
  };
}

/** A figure with its arithmetic. The lines of the page before stay while the next ones come. */
export function whyQuery(question: TrailQuestion, page: number) {
  const query = askedQuery(question, page);
  return queryOptions({
    queryKey: ['reports', 'why', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/why', { params: { query }, signal })),
    placeholderData: (before) =>
      before?.figure === query.figure && (before.isin ?? undefined) === query.isin ? before : undefined,
  });
}
