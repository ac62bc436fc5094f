import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';
import { isinMetadataListSchema, isinMetadataSchema } from './isin-metadata.schema.ts';

const PATH = '/isin-metadata';
const FUND = { isin: 'IE00BK5BQT80', name: 'FTSE All-World', type: 'STOCK' };

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const name = async (members: object = {}) => await api.call('POST', PATH, { ...FUND, ...members });
const list = async (query = '') => (await api.call('GET', PATH + query)).as(isinMetadataListSchema);

function refusals(answer: Answer) {
  expect(answer.status).toBe(422);
  return validationSchema.parse(JSON.parse(answer.text)).detail.map(({ type, loc }) => [type, ...loc]);
}

describe('naming an instrument', () => {
  test('answers 201 with what is stored: the ISIN upper-cased, the name trimmed', async () => {
    const answer = await name({ isin: 'ie00bk5bqt80', name: '  FTSE All-World \n' });
    expect(answer.status).toBe(201);
    expect(answer.as(isinMetadataSchema)).toMatchObject({ ...FUND, id: 1 });
  });

  test('a second time is 409, and the first stays', async () => {
    await name();
    const answer = await name({ name: 'Other' });
    expect(answer.status).toBe(409);
    expect(answer.detail).toContain('already exists');
    expect((await list()).items.map((row) => row.name)).toEqual(['FTSE All-World']);
  });

  test('the check digit is checked, and the message names the right one', async () => {
    const answer = await name({ isin: 'IE00BK5BQT81' });
    expect(refusals(answer)).toEqual([['value_error', 'body', 'isin']]);
    expect(answer.detail).toContain('ends in 0');
  });

  test.each([
    [{ isin: ' IE00BK5BQT80' }, ['string_too_long', 'body', 'isin']],
    [{ isin: 'IE00BK5BQT8X' }, ['value_error', 'body', 'isin']],
    [{ name: '' }, ['string_too_short', 'body', 'name']],
    [{ name: '   ' }, ['value_error', 'body', 'name']],
    [{ name: `${'x'.repeat(255)} ` }, ['string_too_long', 'body', 'name']], // measured before it is trimmed
    [{ name: 'a\u0000' }, ['value_error', 'body', 'name']],
    [{ name: null }, ['string_type', 'body', 'name']],
    [{ type: 'stock' }, ['enum', 'body', 'type']],
  ])('%j is refused as %j', async (members, expected) => {
    expect(refusals(await name(members))).toEqual([expected]);
  });
});

describe('what need not be known', () => {
  const FACTS = { currency: 'EUR', ter: '0.0022', symbol: 'VWCE' };
  const facts = (answer: Answer) => {
    const { currency, ter, symbol } = answer.as(isinMetadataSchema);
    return { currency, ter, symbol };
  };
  const edit = async (members: object) => await api.call('PUT', `${PATH}/${FUND.isin}`, members);

  test('is null until it is told', async () => {
    expect(facts(await name())).toEqual({ currency: null, ter: null, symbol: null });
    expect((await list()).items).toMatchObject([{ currency: null, ter: null, symbol: null }]);
  });

  test('is kept: the currency upper-cased, the cost exactly, the symbol trimmed', async () => {
    expect(facts(await name({ currency: 'eur', ter: 0.0022, symbol: ' VWCE ' }))).toEqual(FACTS);
    expect((await list()).items).toMatchObject([FACTS]);
  });

  test('stays when it is absent and is cleared by null', async () => {
    await name(FACTS);
    expect(facts(await edit({ name: 'Other' }))).toEqual(FACTS);
    expect((await edit(FACTS)).changeId).toBeNull();
    expect(facts(await edit({ ter: '0.0019' }))).toEqual({ ...FACTS, ter: '0.0019' });
    const cleared = await edit({ currency: null, ter: null, symbol: null });
    expect(facts(cleared)).toEqual({ currency: null, ter: null, symbol: null });
    expect((await api.call('POST', `/changes/${cleared.changeId ?? 0}/undo`)).status).toBe(201);
    expect(facts(await api.call('GET', `${PATH}/${FUND.isin}`))).toEqual({ ...FACTS, ter: '0.0019' });
  });

  test('zero is a cost, and a whole is none', async () => {
    expect(facts(await name({ ter: '0.00' })).ter).toBe('0');
    expect(refusals(await edit({ ter: '1' }))).toEqual([['less_than', 'body', 'ter']]);
    expect(facts(await edit({ ter: '0.9999999999' })).ter).toBe('0.9999999999');
  });

  test.each([
    [{ currency: 'EURO' }, ['value_error', 'body', 'currency']],
    [{ ter: '-0.001' }, ['greater_than_equal', 'body', 'ter']],
    [{ ter: '0.22 %' }, ['decimal_parsing', 'body', 'ter']],
    [{ symbol: ' ' }, ['value_error', 'body', 'symbol']],
    [{ symbol: 'x'.repeat(33) }, ['string_too_long', 'body', 'symbol']],
  ])('%j is refused', async (members, expected) => {
    expect(refusals(await name(members))).toEqual([expected]);
    await name();
    expect(refusals(await edit(members))).toEqual([expected]);
  });
});

describe('finding', () => {
  beforeEach(async () => {
    await name();
    await name({ isin: 'DE000A0F5UF5', name: 'Index', type: 'BOND' });
  });

  test('the list ascends by ISIN and can be narrowed to a type', async () => {
    expect((await list()).items.map((row) => row.isin)).toEqual(['DE000A0F5UF5', 'IE00BK5BQT80']);
    expect(await list('?type=BOND')).toMatchObject({ total: 1, items: [{ isin: 'DE000A0F5UF5' }] });
    expect((await list('?type=REAL_ASSET')).total).toBe(0);
  });

  test('an empty or unknown type is 422', async () => {
    for (const type of ['', 'bond']) {
      expect(refusals(await api.call('GET', `${PATH}?type=${type}`))).toEqual([['enum', 'query', 'type']]);
    }
  });

  test('one is found in either case', async () => {
    expect((await api.call('GET', `${PATH}/ie00bk5bqt80`)).as(isinMetadataSchema).name).toBe(
      'FTSE All-World',
    );
  });

  test('an unknown one is 404 for every method, without a look at its check digit', async () => {
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const answer = await api.call(method, `${PATH}/XX00000000xx`, method === 'PUT' ? {} : undefined);
      expect(answer.status).toBe(404);
      expect(answer.detail).toContain('not found');
    }
  });

  test('a path of another length is 422', async () => {
    expect(refusals(await api.call('GET', `${PATH}/short`))).toEqual([['string_too_short', 'path', 'isin']]);
  });
});

describe('editing and forgetting', () => {
  const edit = async (members: object) => await api.call('PUT', `${PATH}/${FUND.isin}`, members);

  beforeEach(async () => {
    await name();
  });

  test('absent and null members stay as they are, and the ISIN cannot be changed', async () => {
    const answer = await edit({ name: ' New ', type: null, isin: 'DE000A0F5UF5' });
    expect(answer.as(isinMetadataSchema)).toMatchObject({
      isin: FUND.isin,
      name: 'New',
      type: 'STOCK',
      id: 1,
    });
  });

  test.each([{}, { name: null, type: null }, { name: ' FTSE All-World', type: 'STOCK' }])(
    '%j changes nothing and leaves updated_at alone',
    async (members) => {
      const before = (await api.call('GET', `${PATH}/${FUND.isin}`)).as(isinMetadataSchema);
      const answer = await edit(members);
      expect(answer.as(isinMetadataSchema)).toEqual(before);
      expect(answer.changeId).toBeNull();
    },
  );

  test('an edit made from an older state is refused and changes nothing', async () => {
    const { updated_at: read } = (await edit({})).as(isinMetadataSchema);
    expect((await edit({ symbol: 'VWCE', based_on: read })).status).toBe(200);
    const late = await edit({ symbol: 'VWRA', based_on: read });
    expect([late.status, late.told.code]).toEqual([409, 'row_changed']);
    expect((await edit({})).as(isinMetadataSchema).symbol).toBe('VWCE');
  });

  test('an empty or blank name is refused, also where nothing is known of the ISIN', async () => {
    expect(refusals(await edit({ name: '' }))).toEqual([['string_too_short', 'body', 'name']]);
    expect(refusals(await edit({ name: ' ' }))).toEqual([['value_error', 'body', 'name']]);
    expect((await api.call('PUT', `${PATH}/XX0000000000`, { name: '' })).status).toBe(422);
  });

  test('what is forgotten is gone, and can be named again under a new id', async () => {
    expect((await api.call('DELETE', `${PATH}/${FUND.isin}`)).status).toBe(204);
    expect((await list()).total).toBe(0);
    expect((await name()).as(isinMetadataSchema).id).toBe(2);
  });
});
