import { type FigureName, isFigureName } from '../ui/figure-names.ts';

/** Search of every page: the dialog that lies over it. */
export interface DialogSearch {
  /** `new`, or the id of the trade being edited. */
  readonly trade?: 'new' | number | undefined;
  /** Of a new trade. */
  readonly type?: 'SELL' | undefined;
  readonly confirm?: 'delete-all' | undefined;
  /** The figure whose arithmetic is shown. */
  readonly why?: FigureName | undefined;
  /** Whose figure: an ISIN or the type of an other asset. Not `isin`, by which lists are filtered. */
  readonly of?: string | undefined;
  readonly account?: string | undefined;
  /** Page of the arithmetic; the first is not written. */
  readonly why_page?: number | undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What makes no sense is told to be undefined: the router keeps what a reader only leaves out. */
function readWhy({ why, of, account, why_page: page }: Record<string, unknown>): DialogSearch {
  const isFigure = isFigureName(why);
  const isPage = typeof page === 'number' && Number.isSafeInteger(page) && page > 1;
  return {
    why: isFigure ? why : undefined,
    of: isFigure ? textOf(of) : undefined,
    account: isFigure ? textOf(account) : undefined,
    why_page: isFigure && isPage ? page : undefined,
  };
}

export function readDialogSearch(search: Record<string, unknown>): DialogSearch {
  const { trade, type, confirm } = search;
  const isId = typeof trade === 'number' && Number.isSafeInteger(trade) && trade > 0;
  return {
    ...(trade === 'new' || isId ? { trade } : {}),
    ...(trade === 'new' && type === 'SELL' ? { type: 'SELL' as const } : {}),
    ...(confirm === 'delete-all' ? { confirm: 'delete-all' as const } : {}),
    ...readWhy(search),
  };
}
