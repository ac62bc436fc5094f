import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { positionValueListSchema, positionValueSchema } from './position-values.schema.ts';

const PATH = '/position-values';
const ISIN = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const value = async (isin: string, current_value: unknown) =>
  await api.call('POST', PATH, { isin, current_value });

const list = async () => (await api.call('GET', PATH)).as(positionValueListSchema);

async function refusal(members: object) {
  const answer = await api.call('POST', PATH, members);
  expect(answer.status).toBe(422);
  return validationSchema.parse(JSON.parse(answer.text)).detail.map(({ type, loc }) => [type, ...loc]);
}

describe('entering a value', () => {
  test('creates with 200, pads to four digits, and takes an ISIN that nobody holds', async () => {
    const answer = await value(ISIN, '1500');
    expect(answer.status).toBe(200);
    expect(answer.as(positionValueSchema)).toMatchObject({ id: 1, isin: ISIN, current_value: '1500.0000' });
    expect(answer.changeId).toBe(1);
  });

  test('updates the same row, and more digits than four are kept', async () => {
    const first = (await value(ISIN, '1500')).as(positionValueSchema);
    const second = (await value(ISIN.toLowerCase(), 1500.123456789)).as(positionValueSchema);
    expect(second).toMatchObject({
      id: first.id,
      current_value: '1500.123456789',
      created_at: first.created_at,
    });
    expect(second.updated_at > first.updated_at).toBe(true);
    expect((await list()).total).toBe(1);
  });

  test('the same value again is no change and leaves updated_at alone, however it is written', async () => {
    const first = (await value(ISIN, '1500.50')).as(positionValueSchema);
    const again = await value(ISIN, '1.5005e3');
    expect(again.as(positionValueSchema)).toEqual(first);
    expect(again.changeId).toBeNull();
  });

  test('a create and an update are told apart in the list of changes', async () => {
    await value(ISIN, '1');
    await value(ISIN, '2');
    const { rows } = {
      rows: await api.database.read.selectFrom('changes').selectAll().orderBy('id').execute(),
    };
    expect(rows.map(({ action, subject, summary }) => `${action} ${subject}: ${summary}`)).toEqual([
      `create position_values: Valued ${ISIN} at 1`,
      `update position_values: Valued ${ISIN} at 2, before 1`,
    ]);
  });

  test.each(['x', ' gold bar ', 'IE00BK5BQT81'])(
    'any text of 1 to 12 characters is an ISIN: %j',
    async (isin) => {
      expect((await value(isin, '1')).as(positionValueSchema).isin).toBe(isin.toUpperCase());
    },
  );

  test.each([
    ['', 'string_too_short'],
    ['thirteen char', 'string_too_long'],
    ['ßßßßßßßßßßßß', 'string_too_long'], // twelve letters that become 24
    ['a\u0000b', 'value_error'],
    ['a\tb', 'value_error'],
    ['a\u0085b', 'value_error'],
    ['a\ud800b', 'string_unicode'],
    [12, 'string_type'],
    [null, 'string_type'],
  ])('%j is refused as %s', async (isin, type) => {
    expect(await refusal({ isin, current_value: '1' })).toEqual([[type, 'body', 'isin']]);
  });

  test('both members are reported, in the order of the fields', async () => {
    expect(await refusal({})).toEqual([
      ['missing', 'body', 'isin'],
      ['missing', 'body', 'current_value'],
    ]);
    expect(await refusal({ current_value: 0, isin: '' })).toEqual([
      ['string_too_short', 'body', 'isin'],
      ['greater_than', 'body', 'current_value'],
    ]);
  });
});

describe('listing and deleting', () => {
  test('the list ascends by ISIN and is not paged', async () => {
    for (const isin of ['B', 'a', 'C']) await value(isin, '1');
    const { position_values, total } = await list();
    expect(position_values.map((row) => row.isin)).toEqual(['A', 'B', 'C']);
    expect(total).toBe(3);
  });

  test('a deleted value is gone, and its id is never used again', async () => {
    await value('A', '1');
    const answer = await api.call('DELETE', `${PATH}/1`);
    expect([answer.status, answer.text, answer.changeId]).toEqual([204, '', 2]);
    expect((await list()).total).toBe(0);
    expect((await value('A', '1')).as(positionValueSchema).id).toBe(2);
  });

  test.each(['99999', '-1', '9223372036854775808', '9'.repeat(300)])('the id %s is 404', async (id) => {
    const answer = await api.call('DELETE', `${PATH}/${id}`);
    expect(answer.status).toBe(404);
    if (id === '99999') expect(answer.detail).toContain('ID 99999');
  });

  test('an id that is no whole number is 422', async () => {
    expect((await api.call('DELETE', `${PATH}/abc`)).status).toBe(422);
    expect((await api.call('DELETE', `${PATH}/1.5`)).status).toBe(422);
  });
});
