import { type DatedClose, daysBetween, type LocalDate } from '@portfolio/domain';
import { failed, type Fetched } from '../failure.ts';
import type { Net } from '../net/net.ts';
import { isPage } from '../net/read-json.ts';
import { ecbRates, isRatesTable } from './ecb-rates.ts';

/** Reference rates of the European Central Bank. */
export interface Ecb {
  /**
   * Units of each currency for one euro, on days from `from` on.
   *
   * @param today decides which file is asked for
   * @returns a currency that the bank does not publish is not in the map
   */
  fetchRates(
    currencies: ReadonlySet<string>,
    from: LocalDate,
    today: LocalDate,
  ): Promise<Fetched<Map<string, DatedClose[]>>>;
}

/** The file of the last 90 days is asked for up to here: the bank's 90 days may begin a day later than ours. */
const RECENT_DAYS = 85;

/** The smallest of the bank's files that has all days from `from` on. */
function fileFor(from: LocalDate, today: LocalDate): string {
  const days = daysBetween(from, today);
  if (days <= 0) return 'eurofxref-daily.xml';
  return days <= RECENT_DAYS ? 'eurofxref-hist-90d.xml' : 'eurofxref-hist.xml';
}

/** @param base address of the folder of its files */
export function ecb(net: Net, base: string): Ecb {
  return {
    fetchRates: async (currencies, from, today) => {
      const address = `${base}/${fileFor(from, today)}`;
      const text = await net.fetchText(address);
      if ('failure' in text) return text;
      const { host } = new URL(address);
      if (!isRatesTable(text.value))
        return failed(isPage(text.value) ? 'answer_is_page' : 'answer_unreadable', { host });
      const rates = await ecbRates(text.value, currencies);
      const since = [...rates].map(
        ([currency, told]) => [currency, told.filter(({ date }) => date >= from)] as const,
      );
      return { value: new Map(since) };
    },
  };
}
