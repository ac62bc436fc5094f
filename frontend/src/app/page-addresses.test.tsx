import { expect, expectTypeOf, test } from 'vitest';
import { Link } from '../router/link.tsx';
import type { Going, HistoryState, ParamsOf, Path, SearchOf, To } from '../router/pages.ts';

/** Wherever a link or a step may lead. */
type Anywhere = { [P in To]: Going<P> }[To];

/** Takes what leads somewhere. */
const going = <P extends To>(to: Going<P>) => to;

test('links and steps lead to pages, with their values and their search', () => {
  expect([
    going({ to: '/gains' }),
    going({ to: '/holdings/$isin', params: { isin: 'IE00BK5BQT80' }, search: { period: '1y', trade: 7 } }),
    going({ to: '.', search: (before) => ({ ...before, trade: 'new' as const, asset: 'new' as const }) }),
    going({ to: '/history', search: (before) => ({ ...before, page: (before.page ?? 1) + 1 }) }),
    <Link to="/prices/$isin" params={{ isin: 'IE00BK5BQT80' }} search={{ dialog: 'close' }} key="link" />,
  ]).toHaveLength(5);
  expectTypeOf<{ to: '/gains' }>().toExtend<Anywhere>();
  expectTypeOf<{ to: '/holdings/$isin'; params: { isin: string } }>().toExtend<Anywhere>();
  expectTypeOf<{ to: '/holdings'; search: { show: 'closed'; trade: 7 } }>().toExtend<Anywhere>();
  expectTypeOf<{ to: '.'; search: { asset: 'new'; trade: 7 } }>().toExtend<Anywhere>();
  expectTypeOf<{ to: '/'; state: { focusTrade: 7 } }>().toExtend<Anywhere>();
});

test('there are no others', () => {
  expectTypeOf<{ to: '/gain' }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/holdings/$isin' }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/report/$year'; params: { isin: string } }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/gains'; params: { isin: string } }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/holdings'; search: { show: 'all' } }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '.'; search: { asset: 'old' } }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/prices'; search: { trade: 'old' } }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/history'; search: () => { page: string } }>().not.toExtend<Anywhere>();
  expectTypeOf<{ to: '/'; state: { focusTrade: string } }>().not.toExtend<Anywhere>();
});

test('a page knows its own search and values', () => {
  expectTypeOf<SearchOf<'/history'>['page']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<SearchOf<'/history'>>().toHaveProperty('trade');
  expectTypeOf<SearchOf<'/history'>>().not.toHaveProperty('period');
  expectTypeOf<ParamsOf<'/report/$year'>>().toEqualTypeOf<{ readonly year: string }>();
  expectTypeOf<HistoryState['focusTrade']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<'/nowhere'>().not.toExtend<Path>();
});
