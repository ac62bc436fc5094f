/** Search of the page: the dialog that lies over it. */
export interface OtherAssetsSearch {
  readonly asset?: 'new' | undefined;
}

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readOtherAssetsSearch({ asset }: Record<string, unknown>): OtherAssetsSearch {
  return { asset: asset === 'new' ? asset : undefined };
}
