import { expect, test } from 'vitest';
import { listing, priceState } from '../../testing/price-bodies.ts';
import { pricedInstruments } from './priced-instrument.ts';

test('every instrument stands once, whether it is traded, listed or only has closes', () => {
  const instruments = pricedInstruments(
    [
      { isin: 'IE00BK5BQT80', name: 'World' },
      { isin: 'IE00B4ND3602', name: null },
    ],
    [priceState(), priceState({ isin: 'IE00B4WXJJ64' })],
    [listing()],
  );
  expect(instruments.map(({ name, state, sources }) => [name, state !== null, sources.length])).toEqual([
    ['IE00B4ND3602', false, 0],
    ['IE00B4WXJJ64', true, 0],
    ['World', true, 1],
  ]);
});
