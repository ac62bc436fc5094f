import { isTransactionType, type TransactionType } from '../features/transactions/transaction-types.ts';
import { type FigureName, isFigureName } from '../ui/figure-names.ts';
import { ASSET_CLASSES } from '../ui/why-question.ts';

/** Search of every page: the dialog that lies over it. */
export interface DialogSearch {
  /** `new`, or the id of the transaction being edited. */
  readonly trade?: 'new' | number | undefined;
  /** Of a new transaction; a purchase when absent. */
  readonly type?: TransactionType | undefined;
  /** What the form of a new transaction opens with: an ISIN, a day, the ratio of a split as `2:1`. */
  readonly given_isin?: string | undefined;
  readonly given_date?: string | undefined;
  readonly given_ratio?: string | undefined;
  readonly confirm?: 'delete-all' | undefined;
  /** The figure whose arithmetic is shown. */
  readonly why?: FigureName | undefined;
  /** Whose figure: an ISIN or the type of an other asset. Not `isin`, by which lists are filtered. */
  readonly of?: string | undefined;
  readonly account?: string | undefined;
  readonly why_broker?: string | undefined;
  /** The part of an allocation: `by:kind:key`. */
  readonly why_part?: string | undefined;
  /** The fund that a fund is compared with. */
  readonly why_other?: string | undefined;
  /** How orders were proposed. */
  readonly why_terms?: string | undefined;
  /** The id of one trade. */
  readonly why_trade?: number | undefined;
  readonly why_method?: 'fifo' | undefined;
  /** The moment of a snapshot, and of the oldest one shown. */
  readonly why_at?: string | undefined;
  readonly why_since?: string | undefined;
  /** The days of a period, and the stretch of it that is asked about. */
  readonly why_start?: string | undefined;
  readonly why_end?: string | undefined;
  readonly why_from?: string | undefined;
  readonly why_to?: string | undefined;
  readonly why_class?: (typeof ASSET_CLASSES)[number] | undefined;
  /** The ISIN that a period is held against. */
  readonly why_benchmark?: string | undefined;
  /** Page of the arithmetic; the first is not written. */
  readonly why_page?: number | undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** What makes no sense is told to be undefined: the router keeps what a reader only leaves out. */
function readWhy(search: Record<string, unknown>): DialogSearch {
  const { why, why_page: page, why_trade: trade, why_method: method } = search;
  const isFigure = isFigureName(why);
  const text = (value: unknown) => (isFigure ? textOf(value) : undefined);
  return {
    why: isFigure ? why : undefined,
    of: text(search.of),
    account: text(search.account),
    why_broker: text(search.why_broker),
    why_part: text(search.why_part),
    why_other: text(search.why_other),
    why_terms: text(search.why_terms),
    why_trade: isFigure && isId(trade) ? trade : undefined,
    why_method: isFigure && method === 'fifo' ? method : undefined,
    why_at: text(search.why_at),
    why_since: text(search.why_since),
    why_start: text(search.why_start),
    why_end: text(search.why_end),
    why_from: text(search.why_from),
    why_to: text(search.why_to),
    why_class: isFigure ? ASSET_CLASSES.find((one) => one === search.why_class) : undefined,
    why_benchmark: text(search.why_benchmark),
    why_page: isFigure && isId(page) && page > 1 ? page : undefined,
  };
}

const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const RATIO = /^\d{1,6}:\d{1,6}$/;

function readGiven(search: Record<string, unknown>): DialogSearch {
  const isNew = search.trade === 'new';
  const text = (value: unknown, form: RegExp) =>
    isNew && typeof value === 'string' && form.test(value) ? value : undefined;
  return {
    given_isin: text(search.given_isin, ISIN),
    given_date: text(search.given_date, DAY),
    given_ratio: text(search.given_ratio, RATIO),
  };
}

export function readDialogSearch(search: Record<string, unknown>): DialogSearch {
  const { trade, type, confirm } = search;
  return {
    trade: trade === 'new' || isId(trade) ? trade : undefined,
    type: trade === 'new' && isTransactionType(type) && type !== 'BUY' ? type : undefined,
    confirm: confirm === 'delete-all' ? confirm : undefined,
    ...readGiven(search),
    ...readWhy(search),
  };
}
