/** Search of the page: the dialog that lies over it. */
export interface OtherAssetsSearch {
  readonly asset?: 'new' | undefined;
}

export function readOtherAssetsSearch({ asset }: Record<string, unknown>): OtherAssetsSearch {
  return asset === 'new' ? { asset } : {};
}
