import { expect, test } from 'vitest';
import type { PortfolioSummary } from '../../api/wire.ts';
import { untargetedOf } from './untargeted.ts';

test('what has no target of its own and none of its class is named', () => {
  const holdings = [
    { isin: 'A', asset_class: 'STOCK' },
    { isin: 'B', asset_class: 'BOND' },
    { isin: 'C', asset_class: null },
    { isin: 'D', asset_class: null },
  ] as PortfolioSummary['holdings'];
  const targets = [
    { scope: 'asset_class', key: 'BOND', weight: '0.4' },
    { scope: 'instrument', key: 'C', weight: '0.6' },
  ] as const;
  expect(untargetedOf(holdings, [...targets]).map(({ isin }) => isin)).toEqual(['A', 'D']);
  expect(untargetedOf(holdings, [])).toHaveLength(4);
});
