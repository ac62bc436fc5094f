import { localDate } from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import type { ProviderFailure } from '../../providers/failure.ts';
import type { ListingProposal } from '../../providers/provider.ts';
import type { Providers } from '../../providers/providers.ts';

/** Listings that were found, and who could not be asked. */
export interface FoundListings {
  readonly proposals: readonly ListingProposal[];
  readonly failures: readonly {
    readonly provider: ListingProposal['foundBy'];
    readonly failure: ProviderFailure;
  }[];
}

/** Why a look-up or a refresh is refused. */
export const REFRESH_OFF = 'PRICE_REFRESH is off: no provider is asked for anything.';

/** So many are looked at more closely; an ISIN is seldom traded at more exchanges that matter. */
const MOST_PROPOSALS = 12;

/** Closes of the last days are enough to see currency and price. */
const DAYS_LOOKED_AT = 10;

/** A listing with the currency in which Yahoo tells its prices and the newest of them; as it was when Yahoo has none. */
async function withClose(
  { yahoo }: Providers,
  isin: string,
  proposal: ListingProposal,
): Promise<ListingProposal> {
  const to = localDate(todayHere());
  const since = new Date(Date.parse(to) - DAYS_LOOKED_AT * 86_400_000).toISOString().slice(0, 10);
  const listing = { ...proposal, isin, provider: 'yahoo', form: null } as const;
  const answer = await yahoo.fetchCloses(listing, { from: localDate(since), to });
  if ('failure' in answer) return proposal;
  const newest = answer.value.closes.toSorted((left, right) => (left.date < right.date ? -1 : 1)).at(-1);
  const close = newest ? { date: newest.date, amount: newest.close } : null;
  return { ...proposal, currency: answer.value.currency, close };
}

/**
 * Looks an ISIN up with Yahoo and OpenFIGI; each listing once, those that Yahoo has prices of first.
 *
 * @throws Problem 409 when nothing may leave this machine
 */
export async function proposeListings(
  deps: Deps,
  providers: Providers,
  isin: string,
): Promise<FoundListings> {
  if (deps.config.priceRefresh === 'off') throw new Problem(409, 'refresh_off', REFRESH_OFF);
  const [fromYahoo, fromFigi] = await Promise.all([
    providers.yahoo.search(isin),
    providers.openFigi.search(isin),
  ]);
  const answers = { yahoo: fromYahoo, openfigi: fromFigi } as const;
  const failures = (['yahoo', 'openfigi'] as const).flatMap((provider) => {
    const answer = answers[provider];
    return 'failure' in answer ? [{ provider, failure: answer.failure }] : [];
  });
  const bySymbol = new Map<string, ListingProposal>();
  for (const answer of Object.values(answers)) {
    for (const proposal of 'value' in answer ? answer.value : [])
      if (!bySymbol.has(proposal.symbol)) bySymbol.set(proposal.symbol, proposal);
  }
  const first = [...bySymbol.values()].slice(0, MOST_PROPOSALS);
  const proposals = await Promise.all(first.map(async (found) => await withClose(providers, isin, found)));
  const isPriced = ({ close }: ListingProposal) => (close === null ? 1 : 0);
  return { proposals: proposals.toSorted((left, right) => isPriced(left) - isPriced(right)), failures };
}
