import { expect, test } from 'vitest';
import { Link } from '../router/link.tsx';
import type { Going, HistoryState, ParamsOf, Path, SearchOf, To } from '../router/pages.ts';

/** Takes what leads somewhere; what leads nowhere is an error of types, which is all that this file is about. */
const going = <P extends To>(to: Going<P>) => to;

test('links and steps are held to the pages, their values and their search', () => {
  expect([
    going({ to: '/gains' }),
    going({ to: '/holdings/$isin', params: { isin: 'IE00BK5BQT80' }, search: { period: '1y', trade: 7 } }),
    going({ to: '.', search: (before) => ({ ...before, trade: 'new' as const, asset: 'new' as const }) }),
    going({ to: '/history', search: (before) => ({ ...before, page: (before.page ?? 1) + 1 }) }),
    // @ts-expect-error there is no such page
    going({ to: '/gain' }),
    // @ts-expect-error the page has a value in its address
    going({ to: '/holdings/$isin' }),
    // @ts-expect-error that is another value
    going({ to: '/report/$year', params: { isin: 'IE00BK5BQT80' } }),
    // @ts-expect-error the page has none
    going({ to: '/gains', params: { isin: 'IE00BK5BQT80' } }),
    // @ts-expect-error it has no such key
    going({ to: '/holdings', search: { shown: 'closed' } }),
    // @ts-expect-error there is no such value
    going({ to: '/holdings', search: { show: 'all' } }),
    // @ts-expect-error a page is a number
    going({ to: '/history', search: (before) => ({ ...before, page: 'second' }) }),
    // @ts-expect-error nor has any page that
    going({ to: '.', search: { nothing: 7 } }),
    // @ts-expect-error no page leaves such a thing
    going({ to: '/', state: { focus: 7 } }),
    <Link to="/prices/$isin" params={{ isin: 'IE00BK5BQT80' }} search={{ dialog: 'close' }} key="right" />,
    // @ts-expect-error there is no such dialog
    <Link to="/prices" search={{ dialog: 'closes' }} key="wrong" />,
    // @ts-expect-error an address is reckoned from the page
    <Link to="/prices" href="/prices" key="given" />,
  ]).toHaveLength(16);
});

test('a page knows its own search and values', () => {
  const told: [SearchOf<'/history'>['page'], ParamsOf<'/report/$year'>, HistoryState['focusTrade'], Path] = [
    2,
    { year: '2025' },
    7,
    '/login',
  ];
  // @ts-expect-error the page has no such key
  type Unknown = SearchOf<'/history'>['period'];
  expect<[...typeof told, Unknown?]>(told).toHaveLength(4);
});
