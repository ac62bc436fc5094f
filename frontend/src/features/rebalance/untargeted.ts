import type { PortfolioSummary, Targets } from '../../api/wire.ts';

/** What is held although no target is of it, neither its own nor one of its class. */
export function untargetedOf(
  holdings: PortfolioSummary['holdings'],
  targets: Targets['targets'],
): PortfolioSummary['holdings'] {
  const targeted = new Set(targets.map(({ scope, key }) => `${scope} ${key}`));
  return holdings.filter(
    ({ isin, asset_class: assetClass }) =>
      !targeted.has(`instrument ${isin}`) && !targeted.has(`asset_class ${assetClass ?? ''}`),
  );
}
