import { inWholeUnits, ZERO } from '@portfolio/domain';
import { failed, type Fetched } from '../failure.ts';
import type { Net } from '../net/net.ts';
import { isPage, readJson } from '../net/read-json.ts';
import type { AddressForm, ClosesProvider, Days, Listing, ProvidedCloses } from '../provider.ts';
import { fillAddress } from './fill-address.ts';
import { closesOfCsv, closesOfJson, type ClosesRead } from './read-rows.ts';

function closesOf(text: string, address: string, form: AddressForm): Fetched<ClosesRead> {
  if (form.format === 'json') {
    const json = readJson(text, address);
    return 'failure' in json ? json : { value: closesOfJson(json.value, form) };
  }
  if (isPage(text)) return failed('answer_is_page', { host: new URL(address).host });
  return { value: closesOfCsv(text, form) };
}

/** Closes from an address of the owner's, which tells them as published and in the currency of the listing. */
export function addressProvider(net: Net): ClosesProvider {
  const fetchCloses = async (
    { isin, symbol, currency, form }: Listing,
    { from, to }: Days,
  ): Promise<Fetched<ProvidedCloses>> => {
    if (form === null || currency === null) throw new Error('a listing of an address lacks its form');
    const address = fillAddress(form.address, { isin, symbol: symbol ?? '', from, to });
    const text = await net.fetchText(address);
    if ('failure' in text) return text;
    const read = closesOf(text.value, address, form);
    if ('failure' in read) return read;
    const { host } = new URL(address);
    if (read.value === null) return failed('answer_unreadable', { host });
    if ('unclear' in read.value) return failed('answer_unclear', { host, cell: read.value.unclear });
    const closes = read.value
      .filter(({ date }) => date >= from && date <= to)
      .map(({ date, close }) => ({ date, close: inWholeUnits(close, currency).amount }));
    return { value: { currency: inWholeUnits(ZERO, currency).currency, closes, splits: [] } };
  };
  return { fetchCloses };
}
