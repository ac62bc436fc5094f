import type { ListingInput, ListingProposal, ListingSource } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** One who is asked for prices, as it is typed. */
export interface SourceFields {
  readonly provider: ListingSource['provider'];
  readonly symbol: string;
  readonly exchange: string;
  readonly currency: string;
  readonly address: string;
  readonly format: 'json' | 'csv';
  readonly rowsAt: string;
  readonly dayAt: string;
  readonly closeAt: string;
}

export type SourceField = Exclude<keyof SourceFields, 'provider' | 'format'>;

/** In the order in which they are asked. */
export interface ListingFields {
  readonly sources: readonly SourceFields[];
}

export type SourceErrors = Partial<Record<SourceField, MessageKey>>;

/** As many as the API takes. */
export const MOST_SOURCES = 5;

export const NEW_SOURCE: SourceFields = {
  provider: 'yahoo',
  symbol: '',
  exchange: '',
  currency: '',
  address: '',
  format: 'json',
  rowsAt: '',
  dayAt: '',
  closeAt: '',
};

/** What each provider is told, in the order of the form. */
export const FIELDS_OF_PROVIDER: Readonly<Record<ListingSource['provider'], readonly SourceField[]>> = {
  yahoo: ['symbol', 'exchange', 'currency'],
  address: ['address', 'currency', 'symbol', 'rowsAt', 'dayAt', 'closeAt'],
  manual: [],
};

const NEEDED: Readonly<Record<ListingSource['provider'], readonly SourceField[]>> = {
  yahoo: ['symbol', 'currency'],
  address: ['address', 'currency', 'dayAt', 'closeAt'],
  manual: [],
};

/** What each source lacks; an empty one lacks nothing. */
export function sourceErrors(source: SourceFields): SourceErrors {
  const missing = NEEDED[source.provider].filter((field) => source[field].trim() === '');
  return Object.fromEntries(missing.map((field) => [field, 'problems.missing']));
}

/** The request, or null while a source lacks something. */
export function listingBody({ sources }: ListingFields): ListingInput | null {
  if (sources.some((source) => Object.keys(sourceErrors(source)).length > 0)) return null;
  return { sources: sources.map(bodyOfSource) };
}

function bodyOfSource(source: SourceFields) {
  const { provider, format } = source;
  const told = (field: SourceField) => {
    const text = source[field].trim();
    return FIELDS_OF_PROVIDER[provider].includes(field) && text !== '' ? text : null;
  };
  return {
    provider,
    symbol: told('symbol'),
    exchange: told('exchange'),
    currency: told('currency'),
    address: told('address'),
    address_format: provider === 'address' ? format : null,
    rows_at: format === 'json' ? told('rowsAt') : null,
    day_at: told('dayAt'),
    close_at: told('closeAt'),
  };
}

/** A listing as the text to begin editing with; one empty source where none was chosen. */
export function listingFieldsOf(sources: readonly ListingSource[]): ListingFields {
  if (sources.length === 0) return { sources: [NEW_SOURCE] };
  return {
    sources: sources.map((source) => ({
      provider: source.provider,
      symbol: source.symbol ?? '',
      exchange: source.exchange ?? '',
      currency: source.currency ?? '',
      address: source.address ?? '',
      format: source.address_format ?? 'json',
      rowsAt: source.rows_at ?? '',
      dayAt: source.day_at ?? '',
      closeAt: source.close_at ?? '',
    })),
  };
}

/** A listing that was found, as the source that is asked first. */
export function withProposal({ sources }: ListingFields, proposal: ListingProposal): ListingFields {
  const first: SourceFields = {
    ...NEW_SOURCE,
    symbol: proposal.symbol,
    exchange: proposal.exchange,
    currency: proposal.currency ?? '',
  };
  return { sources: [first, ...sources.slice(1)] };
}
