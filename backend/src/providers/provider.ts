import type { DatedClose, DatedSplit, Decimal, LocalDate } from '@portfolio/domain';
import type { Fetched } from './failure.ts';

/** Who can tell closes of an instrument; `manual` tells none, the owner enters them. */
export const PROVIDERS = ['yahoo', 'address', 'manual'] as const;

export type ProviderName = (typeof PROVIDERS)[number];

/** Where a generic address has what is looked for in its answer. */
export interface AddressForm {
  /** With {isin}, {symbol}, {from} and {to}. */
  readonly address: string;
  readonly format: 'json' | 'csv';
  /** JSON: names on the way to the list of rows, divided by points; null when the answer is the list. */
  readonly rowsAt: string | null;
  /** JSON: names on the way from a row; CSV: the name of a column. */
  readonly dayAt: string;
  readonly closeAt: string;
}

/** Which prices of an instrument are meant: one of an exchange, by the symbol of a provider. */
export interface Listing {
  readonly isin: string;
  readonly provider: ProviderName;
  readonly symbol: string | null;
  readonly exchange: string | null;
  /** In which the exchange quotes; GBX and the like for hundredths. Null when it need not be known. */
  readonly currency: string | null;
  readonly form: AddressForm | null;
}

/** Both days are included. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What a provider tells, not yet checked: in any order, as published on their days, in a main currency. */
export interface ProvidedCloses {
  /** ISO 4217. */
  readonly currency: string;
  readonly closes: readonly DatedClose[];
  /** That the provider knows of, whichever days were asked. */
  readonly splits: readonly DatedSplit[];
}

/** Anyone who tells closes of a listing between two days. */
export interface ClosesProvider {
  fetchCloses(listing: Listing, days: Days): Promise<Fetched<ProvidedCloses>>;
}

/** Fraction digits that a close is kept with; what a provider writes beyond them is noise of its binary numbers. */
export const CLOSE_DIGITS = 10;

/** A listing that a look-up proposes. */
export interface ListingProposal {
  readonly symbol: string;
  readonly exchange: string;
  readonly name: string;
  readonly currency: string | null;
  /** The newest close there is, for the owner to compare; null when the provider told none. */
  readonly close: { readonly date: LocalDate; readonly amount: Decimal } | null;
  readonly foundBy: 'yahoo' | 'openfigi';
}
