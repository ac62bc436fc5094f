import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { transactionListSchema } from '../transactions/transactions.schema.ts';
import { statementReportSchema } from './statements.schema.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/statements/${name}`, import.meta.url), 'utf8');

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => await api.close());

const upload = async (content: string, name: string, query = '') =>
  await api.upload(`/transactions/import${query}`, name, content);
const FLEX = fixture('interactive-brokers/flex.xml');

describe('a Flex query', () => {
  test('as XML is stored, and its rows are known again when the same query comes as CSV', async () => {
    const told = (await upload(FLEX, 'flex.xml')).as(statementReportSchema);
    expect(told).toMatchObject({
      kind: 'interactive-brokers',
      broker: 'Interactive Brokers',
      total_rows: 11,
    });
    expect(told.results.map(({ row, transaction_type }) => `${row} ${transaction_type}`)).toEqual([
      '1 BUY',
      '2 SELL',
      '6 DIVIDEND',
      '7 FEE',
      '10 SPLIT',
    ]);
    // Units from elsewhere whose cost the file does not tell.
    expect(told.errors.map(({ row }) => row)).toEqual([11]);
    const again = (await upload(fixture('interactive-brokers/flex-sections.csv'), 'flex.csv')).as(
      statementReportSchema,
    );
    expect(again.results).toEqual([]);
    const { transactions } = (await api.call('GET', '/transactions?limit=9')).as(transactionListSchema);
    expect(transactions).toHaveLength(5);
  });

  test.each([
    ['cut off', FLEX.slice(0, 900), 'statement_xml_unreadable'],
    [
      'with a document type',
      FLEX.replace('<Flex', '<!DOCTYPE x [<!ENTITY a "b">]><Flex'),
      'statement_xml_unreadable',
    ],
    ['that is other XML', '<html><body/></html>', 'statement_kind_unknown'],
    ['that is nothing but blanks and a bracket', '  <', 'statement_xml_unreadable'],
  ])('%s is refused with a code, and nothing is stored', async (_, content, code) => {
    const answer = await upload(content, 'flex.xml');
    expect([answer.status, answer.told.code]).toEqual([400, code]);
    expect((await api.call('GET', '/transactions')).as(transactionListSchema).total).toBe(0);
  });
});

describe('statements of other programs', () => {
  test.each([
    ['ghostfolio/export.json', 'ghostfolio'],
    ['portfolio-performance/depot-de.csv', 'portfolio-performance'],
    ['degiro/Account-nl.csv', 'degiro-account'],
  ])('%s is recognised', async (name, kind) => {
    const told = (await upload(fixture(name), name.replace(/.*\//, ''), '?dry_run=true')).as(
      statementReportSchema,
    );
    expect(told.kind).toBe(kind);
    expect(told.results.length).toBeGreaterThan(0);
  });
});
