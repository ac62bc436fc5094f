import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type TestApi, testApi } from '../testing/test-api.ts';

const ISIN = 'IE00BK5BQT80';
const YAHOO = { provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' };

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

/** What is edited: how it is written, and what a reader sees of it. */
interface Edited {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  /** The bodies of three edits, `based_on` apart. */
  readonly edits: readonly [object, object, object];
  /** Puts `based_on` where it belongs. */
  readonly based?: (edit: object, basedOn: object) => object;
  /** `updated_at` as it is told where the figure is shown; null for none. */
  readonly shownAt: () => Promise<string | null>;
}

async function read<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  return (await api.call('GET', path)).as(schema);
}

const stamp = z.object({ updated_at: z.string().nullable() });

const setting = (path: string, method: 'POST' | 'PUT', member: string, values: string[]): Edited => ({
  method,
  path,
  edits: values.map((value) => ({ [member]: value })) as unknown as Edited['edits'],
  shownAt: async () => (await read(path, stamp)).updated_at,
});

const dated = (path: string, member: string, edits: readonly object[]): Edited => ({
  method: 'POST',
  path,
  edits: edits.map((edit) => ({ [member]: [edit] })) as unknown as Edited['edits'],
  based: (edit, basedOn) => {
    const [told] = (edit as Record<string, object[]>)[member] ?? [];
    return { [member]: [{ ...told, ...basedOn }] };
  },
  shownAt: async () => {
    const list = (await read(path, z.looseObject({})))[member];
    return z.array(stamp).parse(list)[0]?.updated_at ?? null;
  },
});

const EDITED: Record<string, Edited> = {
  'the value of a position': {
    method: 'POST',
    path: '/position-values',
    edits: [
      { isin: ISIN, current_value: '1000' },
      { isin: ISIN, current_value: '1100' },
      { isin: ISIN, current_value: '1200' },
    ],
    shownAt: async () => {
      const shape = z.object({ value_updated_at: z.string().nullable() });
      const summary = z.object({ holdings: z.tuple([shape]) });
      return (await read('/analytics/portfolio-summary', summary)).holdings[0].value_updated_at;
    },
  },
  'an asset': {
    method: 'POST',
    path: '/other-assets',
    edits: [
      { asset_type: 'crypto', currency: 'EUR', value: '1' },
      { asset_type: 'crypto', currency: 'EUR', value: '2' },
      { asset_type: 'crypto', currency: 'CZK', value: '2' },
    ],
    shownAt: async () => {
      const list = z.object({ other_assets: z.array(stamp.extend({ asset_type: z.string() })) });
      const { other_assets } = await read('/other-assets', list);
      return other_assets.find(({ asset_type }) => asset_type === 'crypto')?.updated_at ?? null;
    },
  },
  'the rate of other assets': {
    ...setting('/settings/exchange-rate', 'POST', 'exchange_rate', ['24', '24.5', '24.50']),
    shownAt: async () => {
      const list = z.object({ exchange_rate_updated_at: z.string().nullable() });
      return (await read('/other-assets', list)).exchange_rate_updated_at;
    },
  },
  'the risk-free rate': setting('/settings/risk-free-rate', 'PUT', 'risk_free_rate', [
    '0.02',
    '0.03',
    '0.04',
  ]),
  'the base currency': setting('/settings/base-currency', 'PUT', 'base_currency', ['USD', 'CHF', 'CZK']),
  'a listing': {
    method: 'PUT',
    path: `/listings/${ISIN}`,
    edits: [
      { sources: [YAHOO] },
      { sources: [YAHOO, { provider: 'manual' }] },
      { sources: [{ ...YAHOO, symbol: 'VWCE.MI' }] },
    ],
    shownAt: async () => {
      const list = await read('/listings', z.object({ items: z.array(stamp) }));
      return list.items[0]?.updated_at ?? null;
    },
  },
  'a price': dated(
    '/prices',
    'prices',
    ['121.09', '121.10', '121.11'].map((close) => ({
      isin: ISIN,
      date: '2026-01-05',
      close,
      currency: 'EUR',
    })),
  ),
  'an exchange rate of a day': dated(
    '/exchange-rates',
    'rates',
    ['1.04', '1.05', '1.06'].map((rate) => ({ currency: 'USD', date: '2026-01-05', rate })),
  ),
};

describe.each(Object.entries(EDITED))('%s', (what, edited) => {
  const { method, path, edits, shownAt } = edited;
  const based = edited.based ?? ((edit: object, basedOn: object): object => ({ ...edit, ...basedOn }));
  const edit = async (place: 0 | 1 | 2, basedOn: object = {}) =>
    await api.call(method, path, based(edits[place], basedOn));

  beforeEach(async () => {
    if (what !== 'the value of a position') return;
    const trade = { date: '2025-01-15', isin: ISIN, broker: 'Fio', units: '10', price_per_unit: '90' };
    await api.call('POST', '/transactions', { ...trade, transaction_type: 'BUY' });
  });

  test('is not written over unseen: the second of two edits is told, and nothing is stored', async () => {
    expect(await shownAt()).toBeNull();
    const first = await edit(0, { based_on: null });
    expect([first.status, first.changeId]).toEqual([200, expect.any(Number)]);
    const seen = await shownAt();
    expect(seen).not.toBeNull();

    const unseen = await edit(1, { based_on: null });
    expect([unseen.status, unseen.told, unseen.changeId]).toEqual([
      409,
      { code: 'row_changed', values: { updated_at: seen } },
      null,
    ]);
    expect(await shownAt()).toBe(seen);

    expect((await edit(1, { based_on: seen })).status).toBe(200);
    const newer = await shownAt();
    expect(newer).not.toBe(seen);
    expect((await edit(2, { based_on: seen })).status).toBe(409);
    expect(await shownAt()).toBe(newer);
    expect((await edit(2, { based_on: newer })).status).toBe(200);
  });

  test('is written as before by whoever does not say what it was made from', async () => {
    await edit(0);
    expect((await edit(1)).status).toBe(200);
    expect((await edit(2)).status).toBe(200);
  });

  test('that says the same as what is there is no conflict', async () => {
    await edit(0);
    const again = await edit(0, { based_on: null });
    expect([again.status, again.changeId]).toEqual([200, null]);
  });

  test('is refused when `based_on` is no moment', async () => {
    expect((await edit(0, { based_on: 'soon' })).status).toBe(422);
    expect(await shownAt()).toBeNull();
  });
});

describe('a listing', () => {
  const put = async (sources: object[], basedOn?: string) =>
    await api.call('PUT', `/listings/${ISIN}`, { sources, based_on: basedOn });
  const changedAt = async () => (await read(`/listings/${ISIN}`, stamp)).updated_at ?? '';

  test('is another one when only its last source was taken away', async () => {
    await put([YAHOO, { provider: 'manual' }]);
    const seen = await changedAt();
    await put([YAHOO]);
    const late = await put([YAHOO, { provider: 'manual' }, { provider: 'manual' }], seen);
    expect(late.told.code).toBe('row_changed');
    expect((await put([{ provider: 'manual' }], await changedAt())).status).toBe(200);
  });
});

test('of several prices none is stored when one was changed meanwhile, and it is named', async () => {
  const price = { isin: ISIN, close: '121.09', currency: 'EUR' };
  await api.call('POST', '/prices', { prices: [{ ...price, date: '2026-01-06' }] });
  const late = await api.call('POST', '/prices', {
    prices: [
      { ...price, date: '2026-01-05', based_on: null },
      { ...price, close: '122', date: '2026-01-06', based_on: null },
    ],
  });
  expect(late.status).toBe(409);
  expect(late.detail).toMatch(/^The price of IE00BK5BQT80 on 2026-01-06 was changed at /);
  expect((await read('/prices', z.object({ total: z.int() }))).total).toBe(1);
});
