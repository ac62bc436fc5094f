import type { paths } from './schema.ts';

type Answer<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

type Query<Operation> = Operation extends { parameters: { query?: infer Search } }
  ? NonNullable<Search>
  : never;

/** The bodies of the API under the names the pages use; schema.ts is generated from backend/openapi.json. */
export type PortfolioSummary = Answer<paths['/api/v1/analytics/portfolio-summary']['get']>;
export type Position = PortfolioSummary['holdings'][number];
export type TransactionList = Answer<paths['/api/v1/transactions']['get']>;
export type TransactionQuery = Query<paths['/api/v1/transactions']['get']>;
export type Transaction = TransactionList['transactions'][number];
export type TransactionInput =
  paths['/api/v1/transactions']['post']['requestBody']['content']['application/json'];
export type Proposals = Answer<paths['/api/v1/transactions/proposals']['get']>;
export type PositionDetail = Answer<paths['/api/v1/analytics/positions/{isin}']['get']>;
export type ImportReport = Answer<paths['/api/v1/transactions/import']['post']>;

export type PortfolioImportReport = Answer<paths['/api/v1/import/portfolio-json']['post']>;

export type Why = Answer<paths['/api/v1/analytics/why']['get']>;
export type WhyLine = Why['lines'][number];
export type WhyQuery = Query<paths['/api/v1/analytics/why']['get']>;
export type IsinMetadata = Answer<paths['/api/v1/isin-metadata/{isin}']['get']>;
export type IsinMetadataInput =
  paths['/api/v1/isin-metadata']['post']['requestBody']['content']['application/json'];

export type OtherAssetList = Answer<paths['/api/v1/other-assets']['get']>;
export type OtherAsset = OtherAssetList['other_assets'][number];
export type AssetTypeTotal = OtherAssetList['by_type'][number];
export type OtherAssetInput =
  paths['/api/v1/other-assets']['post']['requestBody']['content']['application/json'];
export type AssetKind = Answer<paths['/api/v1/asset-kinds']['get']>['items'][number];
export type AssetKindInput =
  paths['/api/v1/asset-kinds']['post']['requestBody']['content']['application/json'];
export type AssetKindEdit =
  paths['/api/v1/asset-kinds/{code}']['put']['requestBody']['content']['application/json'];
export type AssetAccount = Answer<paths['/api/v1/asset-accounts']['get']>['items'][number];

export type ChangeList = Answer<paths['/api/v1/changes']['get']>;
export type Change = ChangeList['changes'][number];
export type ChangeRow = Change['rows'][number];
export type ChangeQuery = Query<paths['/api/v1/changes']['get']>;

export type SnapshotSummaryList = Answer<paths['/api/v1/snapshots/summary']['get']>;
export type SnapshotSummary = SnapshotSummaryList['summaries'][number];
export type SnapshotList = Answer<paths['/api/v1/snapshots']['get']>;
export type SnapshotRow = SnapshotList['snapshots'][number];
export type SnapshotPreview = Answer<paths['/api/v1/snapshots/preview']['get']>;
export type LackingValue = SnapshotPreview['left_out'][number];
export type NetWorth = Answer<paths['/api/v1/analytics/net-worth']['get']>;
export type NetWorthPoint = NetWorth['points'][number];
export type SnapshotImportReport = Answer<paths['/api/v1/snapshots/import-csv']['post']>;

export type Lot = PositionDetail['lots'][number];
export type PositionTrade = PositionDetail['trades'][number];
export type PositionBroker = PositionDetail['brokers'][number];
export type ValueHistory = Answer<paths['/api/v1/analytics/value-history']['get']>;

export type PriceStatus = Answer<paths['/api/v1/prices/status']['get']>;
export type PriceState = PriceStatus['prices'][number];
export type RateState = PriceStatus['rates'][number];
export type Price = Answer<paths['/api/v1/prices']['get']>['prices'][number];
export type DatedRate = Answer<paths['/api/v1/exchange-rates']['get']>['rates'][number];
export type PricesInput = paths['/api/v1/prices']['post']['requestBody']['content']['application/json'];
export type RatesInput =
  paths['/api/v1/exchange-rates']['post']['requestBody']['content']['application/json'];
export type DatedValuesReport = Answer<paths['/api/v1/prices/import-csv']['post']>;
export type Targets = Answer<paths['/api/v1/targets']['get']>;
export type BrokerFees = Answer<paths['/api/v1/settings/broker-fees']['get']>;
export type RebalancingInput =
  paths['/api/v1/analytics/rebalancing']['post']['requestBody']['content']['application/json'];
export type Rebalancing = Answer<paths['/api/v1/analytics/rebalancing']['post']>;
export type RebalancingLine = Rebalancing['lines'][number];
export type SavingsPlan = Answer<paths['/api/v1/savings-plans']['get']>['items'][number];
export type SavingsPlanInput =
  paths['/api/v1/savings-plans']['post']['requestBody']['content']['application/json'];
export type DuePurchase = Answer<paths['/api/v1/savings-plans/due']['get']>['due'][number];
export type Confirmation =
  paths['/api/v1/savings-plans/{id}/confirm']['post']['requestBody']['content']['application/json'];

export type Listing = Answer<paths['/api/v1/listings']['get']>['items'][number];
export type ListingSource = Listing['sources'][number];
export type ListingInput =
  paths['/api/v1/listings/{isin}']['put']['requestBody']['content']['application/json'];
export type ListingProposals = Answer<paths['/api/v1/listings/proposals']['get']>;
export type ListingProposal = ListingProposals['proposals'][number];
export type Allocation = Answer<paths['/api/v1/analytics/allocation']['get']>;
export type AllocationPart = Allocation['parts'][number];
export type AllocationKey = Allocation['by'];
export type LookThrough = Answer<paths['/api/v1/look-through/{isin}']['get']>;
export type LookThroughKind = LookThrough['breakdowns'][number]['kind'];
export type LookThroughInput =
  paths['/api/v1/look-through/{isin}']['put']['requestBody']['content']['application/json'];
export type FundOverlap = Answer<paths['/api/v1/analytics/overlap']['get']>;
export type FundFileReport = Answer<paths['/api/v1/look-through/{isin}/import']['post']>;
export type RefreshProgress = NonNullable<Answer<paths['/api/v1/prices/refresh']['get']>['refresh']>;
export type RealisedGains = Answer<paths['/api/v1/analytics/realised-gains']['get']>;
export type RealisedSale = RealisedGains['sales'][number];
export type GainsQuery = Query<paths['/api/v1/analytics/realised-gains']['get']>;
export type OpenLots = Answer<paths['/api/v1/analytics/lots']['get']>;
export type OpenLot = OpenLots['lots'][number];
export type IncomeReport = Answer<paths['/api/v1/analytics/income']['get']>;
export type CostReport = Answer<paths['/api/v1/analytics/costs']['get']>;
export type Performance = Answer<paths['/api/v1/analytics/performance']['get']>;
export type PerformanceQuery = Query<paths['/api/v1/analytics/performance']['get']>;
export type StretchReturn = NonNullable<Performance['best_day']>;
export type Benchmark = NonNullable<Performance['benchmark']>;
export type LeftOut = Performance['left_out'][number];
export type MonthlyReturns = Answer<paths['/api/v1/analytics/monthly-returns']['get']>;

export type ImportMapping = Answer<paths['/api/v1/import-mappings']['get']>['items'][number];
export type MappingInput =
  paths['/api/v1/import-mappings']['put']['requestBody']['content']['application/json'];
export type CsvMappingInput = MappingInput['mapping'];

export type HealthItem = Answer<paths['/api/v1/analytics/data-health']['get']>['items'][number];
export type DismissalInput =
  paths['/api/v1/analytics/data-health/dismissals']['post']['requestBody']['content']['application/json'];
export type Backups = Answer<paths['/api/v1/backups']['get']>;
