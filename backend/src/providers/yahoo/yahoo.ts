import { dayNumber, type LocalDate, localDate } from '@portfolio/domain';
import type { z } from 'zod';
import { todayHere } from '../../db/instant.ts';
import { failed, type Fetched } from '../failure.ts';
import type { Net } from '../net/net.ts';
import { readJson } from '../net/read-json.ts';
import type { ClosesProvider, Listing, ListingProposal, ProvidedCloses } from '../provider.ts';
import { chartSchema, closesOfChart } from './yahoo-chart.ts';
import { searchSchema } from './yahoo-search.ts';

/** Closes and listings from Yahoo. */
export interface Yahoo extends ClosesProvider {
  /** Listings under an ISIN, without currency and close. */
  search(isin: string): Promise<Fetched<ListingProposal[]>>;
}

const SECONDS_PER_DAY = 86_400;

function secondsOf(day: LocalDate): number {
  return (dayNumber(day) - dayNumber(localDate('1970-01-01'))) * SECONDS_PER_DAY;
}

/** How far the exchanges of the world are from the day in London, both ways. */
const MARGIN_SECONDS = SECONDS_PER_DAY;

/** @param base address before `/v8/finance/chart` */
export function yahoo(net: Net, base: string): Yahoo {
  const read = async <S extends z.ZodType>(address: string, schema: S): Promise<Fetched<z.output<S>>> => {
    const text = await net.fetchText(address);
    if ('failure' in text) return text;
    const json = readJson(text.value, address);
    if ('failure' in json) return json;
    const answer = schema.safeParse(json.value);
    return answer.success
      ? { value: answer.data }
      : failed('answer_unreadable', { host: new URL(address).host });
  };

  /** Asked until today whatever the last day: the closes are adjusted for every split until then. */
  const chart = async (symbol: string, from: LocalDate): Promise<Fetched<ProvidedCloses>> => {
    const start = secondsOf(from) - MARGIN_SECONDS;
    const end = secondsOf(localDate(todayHere())) + 2 * MARGIN_SECONDS;
    const query = `period1=${start}&period2=${end}&interval=1d&events=split&includePrePost=false`;
    const answer = await read(`${base}/v8/finance/chart/${encodeURIComponent(symbol)}?${query}`, chartSchema);
    if ('value' in answer) return { value: closesOfChart(answer.value, Math.floor(Date.now() / 1000)) };
    const { code, values } = answer.failure;
    const isUnknown = code === 'provider_refuses' && ['404', '422'].includes(values.status ?? '');
    return isUnknown ? failed('symbol_unknown', { symbol }) : answer;
  };

  return {
    fetchCloses: async ({ symbol, isin }: Listing, { from, to }) => {
      const answer = await chart(symbol ?? isin, from);
      if ('failure' in answer) return answer;
      const closes = answer.value.closes.filter(({ date }) => date >= from && date <= to);
      return { value: { ...answer.value, closes } };
    },
    search: async (isin) => {
      const query = `q=${encodeURIComponent(isin)}&quotesCount=20&newsCount=0&listsCount=0`;
      const answer = await read(`${base}/v1/finance/search?${query}`, searchSchema);
      if ('failure' in answer) return answer;
      const proposals = answer.value.quotes.map(
        ({ symbol, exchDisp, exchange, longname, shortname }): ListingProposal => ({
          symbol,
          exchange: exchDisp ?? exchange ?? '',
          name: longname ?? shortname ?? '',
          currency: null,
          close: null,
          foundBy: 'yahoo',
        }),
      );
      return { value: proposals };
    },
  };
}
