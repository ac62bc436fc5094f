import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAddresses } from './addresses.ts';

const nothing = () => null;
const pages = {
  '/': { load: () => nothing },
  '/holdings': {
    readSearch: ({ show }: Record<string, unknown>) => ({ show: show === 'closed' ? show : undefined }),
    load: () => nothing,
  },
  '/holdings/$isin': { load: () => nothing },
};
const { read, write, tidied } = createAddresses(pages, ({ trade }) => ({
  trade: typeof trade === 'number' ? trade : undefined,
}));
const placeOf = (address: string) => read(new URL(address, 'http://localhost'));
const tidy = (address: string) => tidied(new URL(address, 'http://localhost'));

test.each([
  ['/', '/', {}],
  ['/holdings', '/holdings', {}],
  ['/holdings/', '/holdings', {}],
  ['/holdings//', '/holdings', {}],
  ['/HOLDINGS', '/holdings', {}],
  ['/holdings/IE00BK5BQT80', '/holdings/$isin', { isin: 'IE00BK5BQT80' }],
  ['/Holdings/ie00bk5bqt80/', '/holdings/$isin', { isin: 'ie00bk5bqt80' }],
  ['/holdings/VWCE.DE', '/holdings/$isin', { isin: 'VWCE.DE' }],
  ['/holdings/a%2Fb%20c', '/holdings/$isin', { isin: 'a/b c' }],
  ['/holdings/%E0%A4%A', '/holdings/$isin', { isin: '%E0%A4%A' }],
  ['/holdings/a/b', null, {}],
  ['/nowhere', null, {}],
  ['/%E0%A4%A', null, {}],
  ['/.//holdings', null, {}],
])('%s is the page %s', (address, path, params) => {
  expect(placeOf(address)).toMatchObject({ path, params });
});

test('a reader of all pages and one of the page read the search; what nobody reads is kept', () => {
  expect(placeOf('/holdings?trade=5&show=closed&utm=x').search).toEqual({
    trade: 5,
    show: 'closed',
    utm: 'x',
  });
  expect(placeOf('/holdings?trade=%225%22&show=all').search).toEqual({ trade: undefined, show: undefined });
  expect(placeOf('/nowhere?trade=5&show=all').search).toEqual({ trade: 5, show: 'all' });
});

test.each([
  [{ to: '/holdings' }, '/holdings'],
  [{ to: '/holdings', search: { show: 'closed' } }, '/holdings?show=closed'],
  [{ to: '/holdings', search: { show: 'all', trade: 7 } }, '/holdings?trade=7'],
  [{ to: '/holdings/$isin', params: { isin: 'a/b c' } }, '/holdings/a%2Fb%20c'],
  [
    { to: '.', search: (before: object) => ({ ...before, trade: 7 }) },
    '/holdings/IE00BK5BQT80?show=all&trade=7',
  ],
  [{ to: '.' }, '/holdings/IE00BK5BQT80'],
  // What the other page does not read is not handed on to it.
  [{ to: '/holdings', search: (before: object) => ({ ...before }) }, '/holdings'],
])('%o leads on from a page to %s', (going, address) => {
  expect(write(going, placeOf('/holdings/IE00BK5BQT80?show=all'))).toBe(address);
});

test('from no page, `.` leads to the first one', () => {
  expect(write({ to: '.', search: { trade: 7 } }, placeOf('/nowhere'))).toBe('/?trade=7');
});

test.each([
  ['/holdings?show=all', '/holdings'],
  ['/holdings?show=all&utm=x#main', '/holdings?utm=x#main'],
  ['/holdings/?show=closed', '/holdings?show=closed'],
  ['/?trade=%225%22', '/'],
  ['/nowhere?trade=new', '/nowhere'],
])('%s is %s without what makes no sense', (address, expected) => {
  expect(tidy(address)).toBe(expected);
});

test.each([
  '/',
  '/holdings/',
  '/Holdings',
  '/?q=%E0%A4%A',
  '/?a=1&a=2',
  '/holdings/%E0%A4%A',
  '/#main',
  '/?trade=%35',
])('%s stays as it is written', (address) => {
  expect(tidy(address)).toBeNull();
});

test('a tidied address stays as it is: nothing leads round in a circle', () => {
  const part = fc.constantFrom('holdings', 'nowhere', '%E0%A4%A', 'a%2Fb', '', '.', 'Ä b');
  const key = fc.constantFrom('show', 'trade', 'utm', '');
  const value = fc.oneof(fc.constantFrom('closed', '5', '"5"', 'null', '%E0%A4%A', '+', '[1'), fc.string());
  fc.assert(
    fc.property(fc.array(part), fc.array(fc.tuple(key, value)), (parts, search) => {
      const address = `/${parts.join('/')}?${search.map((pair) => pair.join('=')).join('&')}`;
      const first = tidied(new URL(`http://localhost${address}`));
      if (first !== null) expect(tidied(new URL(`http://localhost${first}`))).toBeNull();
    }),
  );
});
