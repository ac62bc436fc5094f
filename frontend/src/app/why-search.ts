import type { WhyQuestion } from '../ui/why-question.ts';
import type { DialogSearch } from './search.ts';

/** The search that opens the arithmetic of a figure over the page. */
export function whySearch({ figure, of, account }: WhyQuestion): DialogSearch {
  return { why: figure, of, account, why_page: undefined };
}

/** The search of the page without it. */
export const NO_WHY: DialogSearch = {
  why: undefined,
  of: undefined,
  account: undefined,
  why_page: undefined,
};
