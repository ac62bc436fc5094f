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
  'net_worth_asset',
]);

/** `by:kind:key` as the API asks for a part of an allocation; a key may have colons of its own. */
function partQuery(part: string): Pick<WhyQuery, 'allocation_by' | 'part_kind' | 'part'> {
  const [by, kind, ...key] = part.split(':');
  return { allocation_by: by, part_kind: kind, part: key.join(':') } as ReturnType<typeof partQuery>;
}

/** `amount:sales:whole:minimum` as the API asks how orders were proposed. */
function termsQuery(terms: string): Pick<WhyQuery, 'amount'> {
  const [amount, sales, whole, minimum] = terms.split(':');
  const asked = { amount, allow_sales: sales, whole_units: whole, minimum_order: minimum };
  return asked as ReturnType<typeof termsQuery>;
}

/** The question in the words of the API. */
export function askedQuery(question: WhyQuestion, page: number): WhyQuery {
  const { figure, of, account, broker, part, other, terms, trade, method, moment, since } = question;
  const { start, end, assetClass, benchmark, from, to } = question;
  const member = OF_ASSETS.has(figure) ? 'asset_type' : 'isin';
  return {
    figure,
    ...(of === undefined ? {} : { [member]: of }),
    ...(account === undefined ? {} : { asset_detail: account }),
    ...(broker === undefined ? {} : { broker }),
    ...(part === undefined ? {} : partQuery(part)),
    ...(other === undefined ? {} : { other_isin: other }),
    ...(terms === undefined ? {} : termsQuery(terms)),
    ...(trade === undefined ? {} : { transaction_id: trade }),
    ...(moment === undefined ? {} : { snapshot_date: moment }),
    ...(since === undefined ? {} : { oldest_date: since }),
    ...(method === undefined ? {} : { method }),
    ...(start === undefined ? {} : { start_date: start }),
    ...(end === undefined ? {} : { end_date: end }),
    ...(assetClass === undefined ? {} : { asset_class: assetClass }),
    ...(benchmark === undefined ? {} : { benchmark }),
    ...(from === undefined ? {} : { stretch_start_date: from }),
    ...(to === undefined ? {} : { stretch_end_date: to }),
    skip: (page - 1) * LINES_ON_PAGE,
    limit: LINES_ON_PAGE,
  };
}

/** A figure with its arithmetic. The lines of the page before stay while the next ones come. */
export function whyQuery(question: WhyQuestion, page: number) {
  const query = askedQuery(question, page);
  return queryOptions({
    queryKey: ['reports', 'why', query],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/analytics/why', { params: { query }, signal })),
    placeholderData: (before) =>
      before?.figure === query.figure && (before.isin ?? undefined) === query.isin ? before : undefined,
  });
}
