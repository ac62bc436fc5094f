import type { WhyQuestion } from '../ui/why-question.ts';
import type { DialogSearch } from './search.ts';

/** The search that opens the arithmetic of a figure over the page. */
export function whySearch(question: WhyQuestion): DialogSearch {
  const { figure, of, account, broker, trade, method, moment, since } = question;
  return {
    why: figure,
    of,
    account,
    why_broker: broker,
    why_trade: trade,
    why_method: method,
    why_at: moment,
    why_since: since,
    why_page: undefined,
  };
}

/** The question that a search asks; null when it asks none. */
export function askedIn(search: DialogSearch): WhyQuestion | null {
  const { why: figure, of, account, why_broker: broker, why_trade: trade } = search;
  const { why_method: method, why_at: moment, why_since: since } = search;
  return figure === undefined ? null : { figure, of, account, broker, trade, method, moment, since };
}

/** The search of the page without it. */
export const NO_WHY: DialogSearch = {
  why: undefined,
  of: undefined,
  account: undefined,
  why_broker: undefined,
  why_trade: undefined,
  why_method: undefined,
  why_at: undefined,
  why_since: undefined,
  why_page: undefined,
};
