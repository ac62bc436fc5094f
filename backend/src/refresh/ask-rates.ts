import { checkCloses, decimalText, type LocalDate } from '@portfolio/domain';
import { failed, type ProviderFailure } from '../providers/failure.ts';
import type { Providers } from '../providers/providers.ts';
import { closeBefore, newestDay, type QuoteStore } from './quote-store.ts';

/** The source of reference rates. */
export const ECB = 'ecb';

interface Wanted {
  readonly currency: string;
  readonly from: LocalDate;
}

/**
 * Asks the European Central Bank for the rates of some currencies, all in one answer.
 *
 * @param first  the earliest day whose rate is wanted
 * @returns how many currencies it told something of; what happened is in the store
 */
export async function askRates(
  { ecb }: Providers,
  store: QuoteStore,
  currencies: readonly string[],
  first: LocalDate,
  today: LocalDate,
): Promise<number> {
  const wanted = await Promise.all(
    currencies.map(async (currency) => await firstUnknown(store, currency, first)),
  );
  const from = wanted.reduce((least, rate) => (rate.from < least ? rate.from : least), today);
  const answer = await ecb.fetchRates(new Set(currencies), from, today);
  let count = 0;
  for (const rate of wanted) {
    if ('failure' in answer)
      await store.save('rate', rate.currency, null, { source: ECB, failure: answer.failure });
    else if (await keep(store, rate, answer.value.get(rate.currency) ?? [], today)) count += 1;
  }
  return count;
}

async function firstUnknown(store: QuoteStore, currency: string, first: LocalDate): Promise<Wanted> {
  const state = await store.state('rate', currency);
  const [known] = await store.series('rate', currency);
  const newest = known ? newestDay(known) : null;
  const askedFrom = state?.asked_from ?? null;
  return { currency, from: newest !== null && askedFrom !== null && askedFrom <= first ? newest : first };
}

async function keep(
  store: QuoteStore,
  { currency, from }: Wanted,
  told: Parameters<typeof checkCloses>[0],
  today: LocalDate,
): Promise<boolean> {
  const [known] = await store.series('rate', currency);
  const previous = known ? closeBefore(known, from) : null;
  const { closes, faults } = checkCloses(
    told.filter(({ date }) => date >= from),
    { today, previous, splits: [], recorded: [] },
  );
  const fault = faults.at(-1);
  let failure: ProviderFailure | null = null;
  if (fault) failure = failed(fault.code, { date: fault.date, close: decimalText(fault.close) }).failure;
  else if (closes.length === 0) failure = failed('no_rates', { currency }).failure;
  const kept = { source: ECB, currency, closes, askedFrom: from, listing: null, fallbacks: [] };
  const isTold = closes.length > 0;
  await store.save('rate', currency, isTold ? kept : null, failure && { source: ECB, failure });
  return isTold;
}
