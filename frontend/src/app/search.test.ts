import { expect, test } from 'vitest';
import { readOtherAssetsSearch } from '../features/other-assets/search.ts';
import { readDialogSearch } from './search.ts';

/** The router keeps from the URL what a reader only leaves out, so that nothing may only be left out. */
test('what makes no sense in an address is read as undefined', () => {
  const nonsense = { trade: 'new', type: 'TRANSFER', confirm: 'everything', given_isin: 'x', of: 'y' };
  expect({ ...nonsense, ...readDialogSearch(nonsense) }).toMatchObject({
    trade: 'new',
    type: undefined,
    confirm: undefined,
    given_isin: undefined,
    of: undefined,
  });
  expect({ trade: 'x', ...readDialogSearch({ trade: 'x' }) }).toMatchObject({ trade: undefined });
  expect({ asset: 'x', ...readOtherAssetsSearch({ asset: 'x' }) }).toEqual({ asset: undefined });
});
