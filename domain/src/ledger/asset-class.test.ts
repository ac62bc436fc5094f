import { expect, it } from 'vitest';
import { ASSET_CLASSES } from './asset-class.ts';

it('the classes of the first version of the API stay, and come first', () => {
  expect(ASSET_CLASSES.slice(0, 3)).toEqual(['STOCK', 'BOND', 'REAL_ASSET']);
  expect(new Set(ASSET_CLASSES).size).toBe(ASSET_CLASSES.length);
});
