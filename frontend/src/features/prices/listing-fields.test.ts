import { expect, test } from 'vitest';
import { listing } from '../../testing/price-bodies.ts';
import { listingBody, listingFieldsOf, NEW_SOURCE, sourceErrors, withProposal } from './listing-fields.ts';

test('a stored listing is edited as what it is', () => {
  const { sources } = listing();
  expect(listingBody(listingFieldsOf(sources))).toEqual({ sources });
});

test('a new listing begins with one source, which lacks symbol and currency', () => {
  const fields = listingFieldsOf([]);
  expect(listingBody(fields)).toBeNull();
  expect(Object.keys(sourceErrors(NEW_SOURCE))).toEqual(['symbol', 'currency']);
});

test('an address is told where day and close are, and where the rows are only in JSON', () => {
  const address = {
    ...NEW_SOURCE,
    provider: 'address',
    address: 'https://example.org/{isin}.csv',
    currency: ' EUR ',
    format: 'csv',
    rowsAt: 'data',
    dayAt: 'date',
    closeAt: 'close',
    exchange: 'XETRA',
  } as const;
  expect(listingBody({ sources: [address] })?.sources).toEqual([
    {
      provider: 'address',
      symbol: null,
      exchange: null,
      currency: 'EUR',
      address: 'https://example.org/{isin}.csv',
      address_format: 'csv',
      rows_at: null,
      day_at: 'date',
      close_at: 'close',
    },
  ]);
  expect(Object.keys(sourceErrors({ ...address, dayAt: '' }))).toEqual(['dayAt']);
});

test('prices by hand need nothing', () => {
  expect(sourceErrors({ ...NEW_SOURCE, provider: 'manual' })).toEqual({});
});

test('a listing that was found takes the first place, and the fallbacks stay', () => {
  const fallback = { ...NEW_SOURCE, provider: 'manual' } as const;
  const found = {
    symbol: 'VWCE.DE',
    exchange: 'XETRA',
    name: 'Vanguard FTSE All-World',
    currency: 'EUR',
    close: '121.09',
    close_date: '2026-11-24',
    found_by: 'yahoo',
  } as const;
  const { sources } = withProposal({ sources: [NEW_SOURCE, fallback] }, found);
  expect(sources).toEqual([
    { ...NEW_SOURCE, symbol: 'VWCE.DE', exchange: 'XETRA', currency: 'EUR' },
    fallback,
  ]);
});
