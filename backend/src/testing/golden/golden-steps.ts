/** One request of the owner, at its moment (UTC). */
export interface GoldenStep {
  readonly at: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

export const WORLD = 'IE00BK5BQT80';
const BOND = 'IE00B4WXJJ64';
const UNITEDHEALTH = 'US91324P1021';
const MICRON = 'US5951121038';

/** The moments of the three snapshots. */
export const SNAPSHOTS = ['2026-09-30T18:00:00', '2026-10-31T18:00:00', '2026-11-23T18:00:00'] as const;

const post =
  (path: string) =>
  (at: string, body?: object): GoldenStep => ({ at, method: 'POST', path, ...(body ? { body } : {}) });
const put = (at: string, path: string, body: object): GoldenStep => ({ at, method: 'PUT', path, body });
const record = post('/transactions');
const describe = post('/isin-metadata');
const value = post('/position-values');
const own = post('/other-assets');
const kind = post('/asset-kinds');
const account = post('/asset-accounts');
const rate = post('/settings/exchange-rate');
const snapshot = (moment: string): GoldenStep => ({
  at: moment,
  method: 'POST',
  path: `/snapshots?snapshot_datetime=${moment}`,
});

const trade = { broker: 'DEGIRO', fee: '2', transaction_type: 'BUY' };
const world = { ...trade, isin: WORLD, product: 'VANGUARD FTSE ALL-WORLD' };
const abroad = { ...trade, currency: 'USD', exchange_rate: '1.2', time: '16:51' };
const united = { ...abroad, isin: UNITEDHEALTH, product: 'UNITEDHEALTH GROUP INC' };
const micron = { ...abroad, isin: MICRON, product: 'MICRON TECHNOLOGY INC' };

const TRADES = [
  { ...world, date: '2024-03-04', units: '100', price_per_unit: '90' },
  { ...world, date: '2025-06-12', units: '100', price_per_unit: '100' },
  { ...world, date: '2026-02-10', units: '40', price_per_unit: '110', transaction_type: 'SELL' },
  { ...trade, isin: BOND, date: '2025-01-15', units: '20', price_per_unit: '120' },
  { ...united, date: '2025-03-03', units: '10', price_per_unit: '480', fx_fee: '10' },
  { ...micron, date: '2025-04-04', units: '4', price_per_unit: '90', transaction_type: 'SELL' },
];

/**
 * What the owner of the golden portfolio does, after the import of two trades with gold.
 *
 * World   100 × 90 + 100 × 100 = 19 000, 95 each; 40 sold at 110: realised 40 × 15 = 600; 160 left cost 15 200, worth 18 400.
 * Bond    20 × 120 = 2 400, worth 2 300.
 * United  10 × 480 USD ÷ 1.2 = 4 000, without a value.
 * Micron  4 × 90 USD ÷ 1.2 = 300 sold, none bought: oversold.
 * Others  1 500 + 2 000 EUR, and 48 000 + 120 000 CZK ÷ 24 = 2 000 + 5 000 EUR.
 */
export const GOLDEN_STEPS: readonly GoldenStep[] = [
  ...TRADES.map((body, index) => record(`2026-09-28T10:0${index}:00`, body)),
  describe('2026-09-28T11:00:00', { isin: WORLD, name: 'FTSE All-World', type: 'STOCK' }),
  put('2026-09-28T11:01:00', `/isin-metadata/${WORLD}`, { currency: 'USD', ter: '0.0019', symbol: 'VWCE' }),
  describe('2026-09-28T11:02:00', { isin: BOND, name: 'Core Euro Govt Bond', type: 'BOND', ter: '0.0007' }),
  put('2026-09-28T11:03:00', `/notes/${WORLD}`, {
    text: 'The core: bought each spring.\nNever sold in a fall.',
  }),
  kind('2026-09-28T12:00:00', { code: 'watches', name: 'Watches', needs_account: false, currency: 'EUR' }),
  account('2026-09-28T12:01:00', { name: 'Fio' }),
  own('2026-09-28T12:02:00', { asset_type: 'watches', currency: 'EUR', value: '1500' }),
  own('2026-09-28T12:03:00', { asset_type: 'cash_eur', asset_detail: 'Fio', currency: 'EUR', value: '1000' }),
  own('2026-09-28T12:04:00', {
    asset_type: 'cash_czk',
    asset_detail: 'CSOB',
    currency: 'CZK',
    value: '48000',
  }),
  own('2026-09-28T12:05:00', { asset_type: 'pension_fund', currency: 'CZK', value: '110000' }),
  value('2026-09-28T13:00:00', { isin: WORLD, current_value: '17600' }),
  value('2026-09-28T13:01:00', { isin: BOND, current_value: '2350' }),
  snapshot(SNAPSHOTS[0]),
  rate('2026-10-15T10:00:00', { exchange_rate: '24' }),
  own('2026-10-15T10:01:00', { asset_type: 'pension_fund', currency: 'CZK', value: '120000' }),
  snapshot(SNAPSHOTS[1]),
  own('2026-11-20T10:00:00', { asset_type: 'cash_eur', asset_detail: 'Fio', currency: 'EUR', value: '2000' }),
  value('2026-11-23T17:00:00', { isin: WORLD, current_value: '18400' }),
  value('2026-11-23T17:01:00', { isin: BOND, current_value: '2300' }),
  snapshot(SNAPSHOTS[2]),
  { at: '2026-11-24T08:00:00', method: 'DELETE', path: '/transactions/3' },
];
