import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { statementReportSchema } from '../imports/statements.schema.ts';
import { mappingListSchema, rememberedMappingSchema } from './import-mappings.schema.ts';

const WORLD = 'IE00BK5BQT80';
const HEADER = ['Tag', 'Vorgang', 'Kennung', 'Anzahl', 'Preis', 'Spesen'];
const MAPPING = {
  columns: {
    date: 'Tag',
    transaction_type: 'Vorgang',
    isin: 'Kennung',
    units: 'Anzahl',
    price_per_unit: 'Preis',
    fee: 'Spesen',
  },
  date_order: 'dmy',
  decimal_mark: 'comma',
  types: [
    { word: 'Zugang', type: 'BUY' },
    { word: 'Guthaben', type: 'LEAVE_OUT' },
  ],
  broker: 'Hausbank',
  currency: null,
  rate_of: 'currency',
  charges_in: 'currency',
};
const FILE = [
  HEADER.join(';'),
  `05.03.2024;Zugang;${WORLD};2;100,5;1,25`,
  '06.03.2024;Guthaben;;;;',
  `07.03.2024;Tausch;${WORLD};2;100,5;`,
].join('\n');

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
  await api.close();
});

const upload = async (query = '', text = FILE) =>
  await api.upload(`/transactions/import${query}`, 'umsatz.csv', text);
const withMapping = (mapping: unknown) =>
  `?${new URLSearchParams({ mapping: JSON.stringify(mapping) }).toString()}`;
const put = async (body: object) => await api.call('PUT', '/import-mappings', body);
const all = async () => (await api.call('GET', '/import-mappings')).as(mappingListSchema).items;

test('a file that no reader knows is read by the mapping that comes with it', async () => {
  expect((await upload()).told.code).toBe('statement_kind_unknown');
  const dry = (await upload(`${withMapping(MAPPING)}&dry_run=true`)).as(statementReportSchema);
  expect(dry).toMatchObject({
    kind: 'mapped-csv',
    broker: 'Hausbank',
    successful: 1,
    failed: 1,
    change_id: null,
  });
  const report = (await upload(withMapping(MAPPING))).as(statementReportSchema);
  expect(report.results).toMatchObject([
    {
      row: 1,
      date: '2024-03-05',
      isin: WORLD,
      units: '2.0000',
      price_per_unit: '100.5000',
      fee: '1.25',
      broker: 'Hausbank',
    },
  ]);
  expect(report.left_out).toMatchObject([{ row: 2, reason_code: { code: 'left_by_mapping' } }]);
  expect(report.errors).toMatchObject([{ row: 3, error_codes: [{ code: 'word_without_type' }] }]);
  const again = (await upload(withMapping(MAPPING))).as(statementReportSchema);
  expect(again).toMatchObject({ successful: 0, skipped: [{ row: 1 }] });
});

test('a mapping is remembered by the columns of the file, and the next file is known at once', async () => {
  const done = await put({ header: HEADER, mapping: MAPPING });
  expect(done.changeId).toBe(1);
  const { id } = done.as(rememberedMappingSchema);
  expect(await all()).toMatchObject([
    { id, header: ['anzahl', 'kennung', 'preis', 'spesen', 'tag', 'vorgang'], mapping: MAPPING },
  ]);
  const turned = FILE.split('\n')
    .map((line) => line.split(';').toReversed().join(';'))
    .join('\n');
  expect((await upload('?dry_run=true', turned)).as(statementReportSchema)).toMatchObject({
    kind: 'mapped-csv',
    successful: 1,
  });
  expect((await put({ header: HEADER.toReversed(), mapping: MAPPING })).changeId).toBeNull();
  expect((await put({ header: HEADER, mapping: { ...MAPPING, broker: 'Andere' } })).changeId).toBe(2);
  expect((await upload()).as(statementReportSchema)).toMatchObject({ broker: 'Andere', successful: 1 });
  expect((await api.call('DELETE', `/import-mappings/${id}`)).status).toBe(204);
  expect((await upload()).told.code).toBe('statement_kind_unknown');
  expect((await api.call('DELETE', `/import-mappings/${id}`)).told).toMatchObject({
    code: 'mapping_not_found',
  });
  const { changes } = (await api.call('GET', '/changes?subject=import_mappings')).as(changeListSchema);
  expect(changes.map(({ summary }) => summary)).toEqual([
    'Forgot how files of Andere are read',
    'Remembered how files of Andere are read',
    'Remembered how files of Hausbank are read',
  ]);
  expect((await api.call('POST', `/changes/${String(changes[0]?.id)}/undo`)).status).toBe(201);
  expect((await upload('?dry_run=true')).as(statementReportSchema).broker).toBe('Andere');
});

test('a large file is read by the mapping too', async () => {
  const rows = Array.from(
    { length: 3000 },
    (_, index) => `05.03.2024;Zugang;${WORLD};${index + 1};100,5;1,25`,
  );
  const text = [HEADER.join(';'), ...rows].join('\n');
  expect((await upload(withMapping(MAPPING), text)).as(statementReportSchema)).toMatchObject({
    successful: 3000,
  });
});

test.each([
  [{ ...MAPPING, columns: { isin: 'Kennung' } }, 'mapping_lacks', ['columns', 'date']],
  [{ ...MAPPING, columns: { date: 'Tag' } }, 'mapping_lacks', ['columns', 'isin']],
  [{ ...MAPPING, columns: 'all' }, undefined, ['columns']],
  [{ ...MAPPING, columns: { ...MAPPING.columns, fee: 5 } }, undefined, ['columns', 'fee']],
  [{ ...MAPPING, date_order: 'ydm' }, undefined, ['date_order']],
  [{ ...MAPPING, broker: ' ' }, 'blank', ['broker']],
  [{ ...MAPPING, types: [{ word: 'a', type: 'MERGER' }] }, undefined, ['types', 0, 'type']],
  [undefined, undefined, []],
])(
  '%#: a mapping that cannot be read is refused, in the body and in the query',
  async (mapping, code, loc) => {
    const answer = await put({ header: HEADER, mapping });
    expect(answer.status).toBe(422);
    const [item] = JSON.parse(answer.detail) as { loc: unknown[]; code?: string }[];
    expect(item?.loc).toEqual(['body', 'mapping', ...loc]);
    expect(item?.code).toBe(code);
    const asked = await upload(withMapping(mapping));
    expect(asked.status).toBe(422);
    expect(JSON.parse(asked.detail)).toMatchObject([{ loc: ['query', 'mapping'], code: 'mapping_form' }]);
  },
);

test('a mapping that is no JSON, or is of other columns, is refused', async () => {
  for (const text of ['{', 'x'.repeat(8001)]) expect((await upload(`?mapping=${text}`)).status).toBe(422);
  const other = { ...MAPPING, columns: { ...MAPPING.columns, fee: 'Kosten' } };
  expect((await upload(withMapping(other))).told).toMatchObject({
    code: 'statement_lacks_columns',
    values: { columns: 'kosten', broker: MAPPING.broker },
  });
  expect((await upload('?kind=mapped-csv')).status).toBe(400);
});
