import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { statementReportSchema } from './statements.schema.ts';

const ISIN = 'IE00BK5BQT80';
const ELSEWHERE = 'Own bank';

const headerOf = (name: string): string => {
  const text = readFileSync(new URL(`../../../../fixtures/statements/${name}`, import.meta.url), 'utf8');
  return text.split('\n')[0] ?? '';
};
const under = (header: string, ...rows: string[]) => [header, ...rows, ''].join('\n');

const MAPPING = JSON.stringify({
  columns: { date: 'Tag', transaction_type: 'Art', isin: 'Papier', units: 'Menge' },
  date_order: 'ymd',
  decimal_mark: 'dot',
  types: [
    { word: 'herein', type: 'TRANSFER_IN' },
    { word: 'hinaus', type: 'TRANSFER_OUT' },
  ],
  broker: 'Hausbank',
  currency: null,
  rate_of: 'currency',
  charges_in: 'currency',
});

interface Told {
  readonly query?: string;
  readonly arrival: (date: string) => string;
  readonly departure: (date: string) => string;
}

const tradeRepublic = (type: string, shares: string) => (date: string) =>
  under(
    headerOf('trade-republic/transactions-2026.csv'),
    `"${date}T10:00:00.000Z","${date}","DEFAULT","DELIVERY","${type}","FUND","World","${ISIN}","${shares}","","","","","EUR","","","","","a","","","",""`,
  );
const trading212 = (action: string) => (date: string) =>
  under(
    headerOf('trading-212/v4.csv'),
    `${action},${date} 10:00:00+00:00,${ISIN},VWCE,World,,a,2,0,EUR,,,EUR,,`,
  );
const scalable = (shares: string) => (date: string) =>
  under(
    headerOf('scalable-capital/transactions-2025.csv'),
    `${date};10:00:00;Executed;"a";"World";Security;Security transfer;${ISIN};${shares};;0,00;;;EUR`,
  );
const flex = (direction: string, quantity: string) => (date: string) =>
  under(
    'CurrencyPrimary,Type,Date,ISIN,Symbol,Direction,Quantity,AssetClass,TransactionID',
    `EUR,FOP,${date.replaceAll('-', '')},${ISIN},,${direction},${quantity},STK,1`,
  );
const portfolioPerformance = (type: string, value: string) => (date: string) =>
  under(
    headerOf('portfolio-performance/depot-de.csv'),
    `${date}T00:00;;${type};${value};EUR;;;;;;2;${ISIN};A2PKXG;VWCE.DE;World;`,
  );
const mapped = (word: string) => (date: string) => under('Tag,Art,Papier,Menge', `${date},${word},${ISIN},2`);

/** Every reader whose files can tell that units came or went; the others have no such rows. */
const READERS: Readonly<Record<string, Told>> = {
  'Trade Republic': {
    arrival: tradeRepublic('TRANSFER_INBOUND', '2'),
    departure: tradeRepublic('TRANSFER_OUTBOUND', '-2'),
  },
  'Trading 212': { arrival: trading212('Transfer in'), departure: trading212('Transfer out') },
  'Scalable Capital': { arrival: scalable('2'), departure: scalable('-2') },
  'Interactive Brokers': { arrival: flex('IN', '2'), departure: flex('OUT', '-2') },
  'Portfolio Performance': {
    arrival: portfolioPerformance('Umbuchung (Eingang)', '0,00'),
    departure: portfolioPerformance('Umbuchung (Ausgang)', '0,00'),
  },
  'a mapped table': {
    query: `&mapping=${encodeURIComponent(MAPPING)}`,
    arrival: mapped('herein'),
    departure: mapped('hinaus'),
  },
};

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function record(body: object) {
  const at = { isin: ISIN, broker: ELSEWHERE, fee: '0', units: '2' };
  expect((await api.call('POST', '/transactions', { ...at, ...body })).status).toBe(201);
}

const preview = async (content: string, query = '') =>
  (await api.upload(`/transactions/import?dry_run=true${query}`, 'export.csv', content)).as(
    statementReportSchema,
  );

test.each(Object.entries(READERS))(
  '%s: units that have left another own broker are proposed as one transfer',
  async (_reader, { arrival, query }) => {
    await record({ transaction_type: 'BUY', date: '2025-01-02', price_per_unit: '100' });
    await record({ transaction_type: 'TRANSFER_OUT', date: '2025-07-04' });
    const { results, errors } = await preview(arrival('2025-07-09'), query);
    expect(errors).toEqual([]);
    expect(results).toMatchObject([
      {
        transaction_type: 'TRANSFER_IN',
        price_per_unit: null,
        transfer_of: { transaction_id: 2, broker: ELSEWHERE, date: '2025-07-04' },
      },
    ]);
    // Later than ten days they came from elsewhere, and nothing says what they cost.
    const late = await preview(arrival('2025-07-15'), query);
    expect(late.errors).toMatchObject([{ error_codes: [{ code: 'arrival_without_cost' }] }]);
  },
);

test.each(Object.entries(READERS))(
  '%s: units that leave for another own broker are proposed as one transfer',
  async (_reader, { departure, query }) => {
    await record({ transaction_type: 'TRANSFER_IN', date: '2025-07-09', price_per_unit: '100' });
    const { results, errors } = await preview(departure('2025-07-04'), query);
    expect(errors).toEqual([]);
    expect(results).toMatchObject([
      {
        transaction_type: 'TRANSFER_OUT',
        transfer_of: { transaction_id: 1, broker: ELSEWHERE, date: '2025-07-09' },
      },
    ]);
  },
);
