import { decimal, decimalText, TRANSACTION_TYPES } from '@portfolio/domain';
import fc from 'fast-check';
import { type DatedClose, storeQuotes } from '../db/close-packs.ts';
import type { Database } from '../db/open-database.ts';
import type { Noun, NounColumns, TransactionColumns } from '../db/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';

const digits = (value: number, length: number) => String(value).padStart(length, '0');

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((at) => `${at.toISOString().slice(0, 23)}000`);
const stamps = { created_at: instant, updated_at: instant };
const day = instant.map((at) => at.slice(0, 10));
const isin = fc.constantFrom('IE00BK5BQT80', 'IE00B4WXJJ64', 'US5951121038', 'LU1681043599');
const currency = fc.constantFrom('EUR', 'USD', 'CZK');
const texts = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\0'));
const names = fc.oneof(texts, fc.constantFrom('=1+1', '"a",b', 'line\nbreak', '💶'));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
/** Exact, positive and now and then of more digits than a float holds. */
const positive = fc
  .tuple(
    fc.integer({ min: 1, max: 99_999_999 }),
    fc.integer({ min: 0, max: 10 }),
    fc.bigInt(0n, 9_999_999_999n),
  )
  .map(([whole, scale, fraction]) =>
    decimalText(decimal(`${whole}.${String(fraction).padStart(10, '0').slice(0, scale)}0`)),
  );

const NOTHING = {
  units: null,
  price_per_unit: null,
  amount: null,
  new_units: null,
  old_units: null,
  acquired_on: null,
} as const;

/** What only some types have. */
function ofType(type: TransactionColumns['transaction_type']): fc.Arbitrary<Partial<TransactionColumns>> {
  if (type === 'BUY' || type === 'SELL') return fc.record({ units: positive, price_per_unit: positive });
  if (type === 'SPLIT')
    return fc.record({
      new_units: fc.integer({ min: 1, max: 50 }),
      old_units: fc.integer({ min: 1, max: 50 }),
    });
  if (type === 'DIVIDEND' || type === 'FEE' || type === 'TAX') return fc.record({ amount: positive });
  return fc.record({ units: positive });
}

const transaction = fc.constantFrom(...TRANSACTION_TYPES).chain((transaction_type) =>
  fc
    .tuple(
      fc.record({
        date: day,
        time: maybe(fc.nat({ max: 59 }).map((minute) => `09:${digits(minute, 2)}`)),
        isin,
        broker: names,
        currency: fc.constant('EUR'),
        exchange_rate: fc.constant(null),
        fee: positive,
        fx_fee: fc.constant('0'),
        external_id: maybe(texts),
        product: maybe(names),
        row_identity: maybe(texts),
        tax: positive,
        note: maybe(names),
        ...stamps,
      }),
      ofType(transaction_type),
    )
    .map(([common, own]): TransactionColumns => ({ ...common, ...NOTHING, ...own, transaction_type })),
);

const NO_SOURCE = {
  symbol: null,
  exchange: null,
  currency: null,
  address: null,
  address_format: null,
  rows_at: null,
  day_at: null,
  close_at: null,
};

const MAPPING = JSON.stringify({
  columns: { date: 'Datum', isin: 'ISIN' },
  dateOrder: 'dmy',
  decimalMark: 'comma',
  types: [],
  broker: 'Hausbank',
  currency: null,
  rateOf: 'currency',
  chargesIn: 'base',
});

/** Rows of every noun; a noun that is new has to be given some here, so that its rows are known to travel. */
const ROWS: { readonly [N in Noun]: fc.Arbitrary<NounColumns[N]> } = {
  transactions: transaction,
  position_values: fc.record({ isin, current_value: positive, ...stamps }),
  isin_metadata: fc.record({
    isin,
    name: names,
    type: fc.constantFrom('STOCK', 'BOND', 'REAL_ASSET', 'CRYPTO'),
    currency: maybe(currency),
    ter: maybe(fc.constant('0.0022')),
    symbol: maybe(fc.constant('VWCE')),
    ...stamps,
  }),
  other_assets: fc.record({
    asset_type: fc.constantFrom('crypto', 'cash_eur', 'pension_fund'),
    asset_detail: maybe(fc.constantFrom('Wise', 'RAIF')),
    currency: fc.constantFrom('EUR', 'CZK'),
    value: positive,
    ...stamps,
  }),
  settings: fc
    .constantFrom(
      ['base_currency', 'EUR'],
      ['risk_free_rate', '-0.005'],
      ['czk_eur_exchange_rate', '24.50'],
      ['broker_fees', '[{"broker":"Fio","fixed":"1","rate":"0.001","minimum":"0"}]'],
    )
    .chain(([name = '', value = '']) =>
      fc.record({ name: fc.constant(name), value: fc.constant(value), ...stamps }),
    ),
  snapshots: fc.record({
    snapshot_date: instant,
    asset_type: fc.constantFrom('crypto', 'investments'),
    asset_detail: maybe(names),
    currency,
    value: positive,
    exchange_rate: positive,
    value_eur: positive,
    created_at: instant,
  }),
  asset_kinds: fc.record({
    code: fc.constantFrom('art', 'gold', 'wine'),
    name: names,
    needs_account: fc.constantFrom(0, 1),
    currency: maybe(fc.constantFrom('EUR', 'CZK')),
    is_builtin: fc.constant(0),
    ...stamps,
  }),
  asset_accounts: fc.record({ name: names, ...stamps }),
  notes: fc.record({ isin, text: names, ...stamps }),
  prices: fc.record({ isin, date: day, close: positive, currency, ...stamps }),
  exchange_rates: fc.record({
    currency: fc.constantFrom('USD', 'CZK'),
    date: day,
    rate: positive,
    ...stamps,
  }),
  listings: fc.record({
    ...Object.fromEntries(Object.keys(NO_SOURCE).map((column) => [column, fc.constant(null)])),
    isin,
    rank: fc.constantFrom(1, 2),
    provider: fc.constant('manual'),
    ...stamps,
  }) as unknown as fc.Arbitrary<NounColumns['listings']>,
  look_through: fc.record({
    isin,
    kind: fc.constantFrom('region', 'sector', 'holding'),
    name: names,
    weight: fc.constantFrom('0.25', '-0.01', '1'),
    as_of: day,
    ...stamps,
  }),
  targets: fc.record({
    scope: fc.constantFrom('instrument', 'asset_class'),
    key: fc.constantFrom('IE00BK5BQT80', 'LU1681043599', 'STOCK'),
    weight: fc.constantFrom('0.25', '0.3333333333', '1'),
    ...stamps,
  }),
  savings_plans: fc
    .record({
      isin,
      broker: names,
      interval: fc.constantFrom('monthly', 'quarterly', 'half_yearly', 'yearly'),
      day: fc.integer({ min: 1, max: 31 }),
      start_on: day,
      end_on: maybe(day),
      ...stamps,
    })
    .chain((plan) =>
      fc.oneof(
        positive.map((amount) => ({ ...plan, amount, units: null })),
        positive.map((units) => ({ ...plan, amount: null, units })),
      ),
    ),
  import_mappings: fc.record({
    name: names,
    header: fc.constantFrom('["datum","isin"]', '["day","isin","units"]'),
    mapping: fc.constant(MAPPING),
    ...stamps,
  }),
  dismissals: fc.record({
    code: fc.constantFrom('suspected_duplicate', 'suspected_split'),
    about: fc.constantFrom('1,2', 'IE00BK5BQT80 2024-01-05'),
    ...stamps,
  }),
  savings_plan_days: fc
    .record({ plan_id: fc.integer({ min: 1, max: 3 }), due_on: day, ...stamps })
    .chain((due) =>
      fc.oneof(
        fc.constant({ ...due, outcome: 'skipped' as const, transaction_id: null }),
        fc.nat({ max: 9 }).map((id) => ({ ...due, outcome: 'confirmed' as const, transaction_id: id })),
      ),
    ),
};

/** What each row is the only one of, beside its place in db/nouns.ts: here every noun has at most one of them. */
const KEYS: { readonly [N in Noun]?: (row: NounColumns[N]) => string } = {
  position_values: (row) => row.isin,
  isin_metadata: (row) => row.isin,
  other_assets: (row) => `${row.asset_type} ${row.asset_detail ?? ''}`,
  settings: (row) => row.name,
  asset_kinds: (row) => row.code,
  asset_accounts: (row) => row.name,
  notes: (row) => row.isin,
  prices: (row) => `${row.isin} ${row.date}`,
  exchange_rates: (row) => `${row.currency} ${row.date}`,
  listings: (row) => `${row.isin} ${row.rank}`,
  look_through: (row) => `${row.isin} ${row.kind} ${row.name}`,
  targets: (row) => `${row.scope} ${row.key}`,
  import_mappings: (row) => row.header,
  dismissals: (row) => `${row.code} ${row.about}`,
  savings_plan_days: (row) => `${row.plan_id} ${row.due_on}`,
};

export interface AnyPortfolio {
  readonly rows: { readonly [N in Noun]: readonly NounColumns[N][] };
  /** What a provider told of one instrument. */
  readonly told: readonly DatedClose[];
  /** How many rows of each noun are deleted again, so that ids have gaps. */
  readonly deleted: number;
}

function rowsOf<N extends Noun>(noun: N): fc.Arbitrary<NounColumns[N][]> {
  const row = ROWS[noun] as fc.Arbitrary<NounColumns[N]>;
  const selector = KEYS[noun] as ((row: NounColumns[N]) => string) | undefined;
  return selector
    ? fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector })
    : fc.array(row, { minLength: 1, maxLength: 8 });
}

export const anyPortfolio: fc.Arbitrary<AnyPortfolio> = fc.record({
  rows: fc.record(
    Object.fromEntries((Object.keys(ROWS) as Noun[]).map((noun) => [noun, rowsOf(noun)])),
  ) as unknown as fc.Arbitrary<AnyPortfolio['rows']>,
  told: fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 18_000, max: 20_000 }), value: positive.map(decimal), currency }),
    { maxLength: 10, selector: ({ day: on }) => on },
  ),
  deleted: fc.nat({ max: 2 }),
});

/** Stores it through changes, as the owner would: some rows are gone again, and some had other values before. */
export async function storeAny(database: Database, { rows, told, deleted }: AnyPortfolio): Promise<void> {
  const run = unitOfWork(database, () => undefined);
  const deed = { action: 'create', subject: 'transactions', summary: 'x', requestId: null } as const;
  const ids = new Map<Noun, number[]>();
  for (const noun of Object.keys(rows) as Noun[]) {
    const { result } = await run(deed, async ({ change }) => await change.insert(noun, rows[noun]));
    ids.set(
      noun,
      result.map(({ id }) => id),
    );
  }
  await run(deed, async ({ change }) => {
    for (const [noun, some] of ids)
      await change.remove(noun, some.slice(0, Math.min(deleted, some.length - 1)));
  });
  await run(deed, async ({ trx, change }) => {
    for (const row of await trx.selectFrom('position_values').selectAll().execute())
      await change.replace('position_values', { ...row, current_value: '7' });
    for (const row of await trx.selectFrom('other_assets').selectAll().execute())
      await change.replace('other_assets', { ...row, value: '8.5' });
  });
  await run(deed, async ({ trx }) => await storeQuotes(trx, 'price', 'IE00BK5BQT80', 'yahoo', told));
}
