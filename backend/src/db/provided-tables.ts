/** What providers have told: kept beside the owner's changes, not among them. */

/** How asking a provider for one ISIN or one currency went. */
export interface FetchStateTable {
  kind: 'price' | 'rate';
  /** ISIN or, of a rate, currency. */
  name: string;
  /** Who told something last; null when nobody ever did. */
  source: string | null;
  /** Which listing that was, as text; another one begins anew. */
  listing: string | null;
  /** The earliest day that was asked for. */
  asked_from: string | null;
  asked_at: string;
  told_at: string | null;
  failed_at: string | null;
  failed_source: string | null;
  failure_code: string | null;
  /** An object of texts, in JSON. */
  failure_values: string | null;
}

/** A year of closes or rates of one source, packed; see db/packed-series.ts. */
export interface ClosePackTable {
  kind: 'price' | 'rate';
  /** ISIN or, of a rate, currency. */
  name: string;
  source: string;
  year: number;
  currency: string;
  days: Uint8Array;
  digits: Uint8Array;
}

export interface ProvidedTables {
  close_packs: ClosePackTable;
  fetch_states: FetchStateTable;
}
