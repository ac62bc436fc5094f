import { expect, test } from 'vitest';
import { listing, priceState } from '../../testing/price-bodies.ts';
import { pricedInstruments } from './priced-instrument.ts';

test('every instrument stands once, whether it is traded, listed or only has closes; those that are held first', () => {
  const instruments = pricedInstruments(
    [{ isin: 'IE00BK5BQT80', name: 'World' }],
    [{ isin: 'IE00B4ND3602', name: null }],
    [priceState(), priceState({ isin: 'IE00B4WXJJ64' })],
    [listing()],
  );
  expect(instruments.map(({ name, state, sources }) => [name, state !== null, sources.length])).toEqual([
    ['World', true, 1],
    ['IE00B4ND3602', false, 0],
    ['IE00B4WXJJ64', true, 0],
  ]);
});
