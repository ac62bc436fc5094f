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
export type ImportReport = Answer<paths['/api/v1/transactions/degiro-import-csv-transactions']['post']>;
