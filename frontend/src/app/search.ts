/** Search of every page: the dialog that lies over it. `trade` is `new` or the id of the trade being edited. */
export interface DialogSearch {
  readonly trade?: 'new' | number | undefined;
  /** Of a new trade. */
  readonly type?: 'SELL' | undefined;
  readonly confirm?: 'delete-all' | undefined;
}

export function readDialogSearch({ trade, type, confirm }: Record<string, unknown>): DialogSearch {
  const isId = typeof trade === 'number' && Number.isSafeInteger(trade) && trade > 0;
  return {
    ...(trade === 'new' || isId ? { trade } : {}),
    ...(trade === 'new' && type === 'SELL' ? { type: 'SELL' as const } : {}),
    ...(confirm === 'delete-all' ? { confirm: 'delete-all' as const } : {}),
  };
}
