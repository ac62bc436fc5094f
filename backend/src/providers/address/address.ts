import { inWholeUnits, ZERO } from '@portfolio/domain';
import { failed, type Fetched } from '../failure.ts';
import type { Net } from '../net/net.ts';
import { isPage, readJson } from '../net/read-json.ts';
import type { AddressForm, ClosesProvider, Days, Listing, ProvidedCloses } from '../provider.ts';
import { fillAddress } from './fill-address.ts';
import { closesOfRows, rowsOfCsv, rowsOfJson } from './read-rows.ts';

type Rows = ReturnType<typeof rowsOfCsv>;

function rowsOf(text: string, address: string, form: AddressForm): Fetched<Rows> {
  if (form.format === 'json') {
    const json = readJson(text, address);
    return 'failure' in json ? json : { value: rowsOfJson(json.value, form) };
  }
  if (isPage(text)) return failed('answer_is_page', { host: new URL(address).host });
  return { value: rowsOfCsv(text, form) };
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
    const rows = rowsOf(text.value, address, form);
    if ('failure' in rows) return rows;
    const told = rows.value && closesOfRows(rows.value, form.format === 'csv');
    if (told === null) return failed('answer_unreadable', { host: new URL(address).host });
    const closes = told
      .filter(({ date }) => date >= from && date <= to)
      .map(({ date, close }) => ({ date, close: inWholeUnits(close, currency).amount }));
    return { value: { currency: inWholeUnits(ZERO, currency).currency, closes, splits: [] } };
  };
  return { fetchCloses };
}
