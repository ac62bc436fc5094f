import {
  checkCloses,
  type CloseFault,
  type DatedSplit,
  decimalText,
  inWholeUnits,
  type LocalDate,
  ZERO,
} from '@portfolio/domain';
import type { RowOf } from '../db/tables.ts';
import { failed, type Fetched, type ProviderFailure } from '../providers/failure.ts';
import type { Days, Listing, ProvidedCloses } from '../providers/provider.ts';
import type { Providers } from '../providers/providers.ts';
import { sourceNames } from './source-names.ts';
import { closeBefore, newestDay, type QuoteStore, type ToldCloses } from './quote-store.ts';

type Source = RowOf<'listings'>;

export function listingOf(row: Source): Listing {
  const { isin, provider, symbol, exchange, currency, address, address_format, rows_at, day_at, close_at } =
    row;
  const isWhole = address !== null && address_format !== null && day_at !== null && close_at !== null;
  const form = isWhole
    ? { address, format: address_format, rowsAt: rows_at, dayAt: day_at, closeAt: close_at }
    : null;
  return { isin, provider, symbol, exchange, currency, form };
}

/** Tells one listing from another: whatever decides which closes are told, and in which order who is asked. */
export function listingKey(rows: readonly Source[]): string {
  const names = sourceNames(rows);
  const keys = rows.map((row, at) => {
    const source = names[at] === row.provider ? undefined : names[at];
    return { ...listingOf(row), exchange: undefined, source };
  });
  return JSON.stringify(keys);
}

/** A failure of what was told, for the newest of the days that are not believed. */
function failureOf(faults: readonly CloseFault[]): ProviderFailure | null {
  const newest = faults.at(-1);
  return newest ? failed(newest.code, { date: newest.date, close: decimalText(newest.close) }).failure : null;
}

interface Asked {
  readonly told: ToldCloses | null;
  readonly failure: ProviderFailure | null;
}

/** A source, and the name that its closes are kept under. */
interface NamedSource {
  readonly row: Source;
  readonly name: string;
}

/** Asks the sources of one instrument in their order until one tells something that makes sense. */
export class PriceQuestion {
  readonly #providers: Providers;
  readonly #store: QuoteStore;
  readonly #sources: readonly Source[];
  readonly #recorded: readonly DatedSplit[];
  readonly #first: LocalDate;
  readonly #today: LocalDate;

  /**
   * @param sources  of one instrument, in their order, one at least
   * @param recorded splits of the instrument in the ledger
   * @param first    the earliest day whose close is wanted
   */
  constructor(
    providers: Providers,
    store: QuoteStore,
    sources: readonly Source[],
    recorded: readonly DatedSplit[],
    first: LocalDate,
    today: LocalDate,
  ) {
    this.#providers = providers;
    this.#store = store;
    this.#sources = sources;
    this.#recorded = recorded;
    this.#first = first;
    this.#today = today;
  }

  /** @returns whether anyone told anything; what happened is in the store */
  async ask(): Promise<boolean> {
    const isin = this.#sources[0]?.isin ?? '';
    let failure: { source: string; failure: ProviderFailure } | null = null;
    let told: ToldCloses | null = null;
    const names = sourceNames(this.#sources);
    for (const [at, row] of this.#sources.entries()) {
      if (row.provider === 'manual') break;
      const source = { row, name: names[at] as string };
      const asked = await this.#askSource(source, names.slice(at + 1));
      if (asked.failure) failure ??= { source: source.name, failure: asked.failure };
      told = asked.told;
      if (told) break;
    }
    await this.#store.save('price', isin, told, failure);
    return told !== null;
  }

  /** @param fallbacks names of the sources that are asked only while this one fails */
  async #askSource(source: NamedSource, fallbacks: readonly string[]): Promise<Asked> {
    const listing = listingOf(source.row);
    const { days, known } = await this.#daysToAsk(source);
    const answer = this.#inCurrency(await this.#fetch(listing, days), listing);
    if ('failure' in answer) return { told: null, failure: answer.failure };
    const { currency, closes, splits } = answer.value;
    const previous = known && known.series.currency === currency ? closeBefore(known, days.from) : null;
    const checked = checkCloses(closes, {
      today: this.#today,
      previous,
      splits,
      recorded: this.#recorded,
    });
    const fault = failureOf(checked.faults);
    if (checked.closes.length === 0) {
      const none = failed('no_closes', { symbol: listing.symbol ?? listing.isin }).failure;
      return { told: null, failure: fault ?? none };
    }
    const told = {
      source: source.name,
      currency,
      closes: checked.closes,
      askedFrom: days.from,
      listing: listingKey(this.#sources),
      fallbacks,
    };
    return { told, failure: fault };
  }

  async #fetch(listing: Listing, days: Days): Promise<Fetched<ProvidedCloses>> {
    const { address, yahoo } = this.#providers;
    return await (listing.provider === 'address' ? address : yahoo).fetchCloses(listing, days);
  }

  #inCurrency(answer: Fetched<ProvidedCloses>, { currency }: Listing): Fetched<ProvidedCloses> {
    if ('failure' in answer || currency === null) return answer;
    const expected = inWholeUnits(ZERO, currency).currency;
    const told = answer.value.currency;
    return told === expected ? answer : failed('currency_differs', { told, expected });
  }

  /** From the newest day that this source has told, which is asked again; from the first wanted one when that is not known. */
  async #daysToAsk({ row: { isin }, name }: NamedSource) {
    const state = await this.#store.state('price', isin);
    const series = (await this.#store.series('price', isin)).filter(({ source }) => source === name);
    const known = series.toSorted((left, right) =>
      (newestDay(left) ?? '') < (newestDay(right) ?? '') ? 1 : -1,
    )[0];
    const newest = known ? newestDay(known) : null;
    const isSame = state?.listing === listingKey(this.#sources);
    const isWhole =
      state?.asked_from !== undefined && state.asked_from !== null && state.asked_from <= this.#first;
    const from = isSame && isWhole && newest !== null ? newest : this.#first;
    return { days: { from, to: this.#today }, known: isSame ? (known ?? null) : null };
  }
}
