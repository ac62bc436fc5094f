import type { WhyQuestion } from '../ui/why-question.ts';
import type { DialogSearch } from './search.ts';

/** The search that opens the arithmetic of a figure over the page. */
export function whySearch(question: WhyQuestion): DialogSearch {
  const { figure, of, account, broker, part, other, terms, trade, method, moment, since } = question;
  const { start, end, assetClass, benchmark, from, to } = question;
  return {
    why: figure,
    of,
    account,
    why_broker: broker,
    why_part: part,
    why_other: other,
    why_terms: terms,
    why_trade: trade,
    why_method: method,
    why_at: moment,
    why_since: since,
    why_start: start,
    why_end: end,
    why_class: assetClass,
    why_benchmark: benchmark,
    why_from: from,
    why_to: to,
    why_page: undefined,
  };
}

/** The question that a search asks; null when it asks none. */
export function askedIn(search: DialogSearch): WhyQuestion | null {
  const { why: figure, of, account, why_broker: broker, why_trade: trade } = search;
  const { why_part: part, why_other: other, why_terms: terms } = search;
  const { why_method: method, why_at: moment, why_since: since } = search;
  const { why_start: start, why_end: end, why_class: assetClass, why_benchmark: benchmark } = search;
  const { why_from: from, why_to: to } = search;
  if (figure === undefined) return null;
  const period = { start, end, assetClass, benchmark, from, to };
  return { figure, of, account, broker, part, other, terms, trade, method, moment, since, ...period };
}

/** The search of the page without it. */
export const NO_WHY: DialogSearch = {
  why: undefined,
  of: undefined,
  account: undefined,
  why_broker: undefined,
  why_part: undefined,
  why_other: undefined,
  why_terms: undefined,
  why_trade: undefined,
  why_method: undefined,
  why_at: undefined,
  why_since: undefined,
  why_start: undefined,
  why_end: undefined,
  why_class: undefined,
  why_benchmark: undefined,
  why_from: undefined,
  why_to: undefined,
  why_page: undefined,
};
