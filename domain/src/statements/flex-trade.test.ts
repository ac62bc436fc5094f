import { describe, expect, it } from 'vitest';
import { CONTEXT, rowsOf, verdictLines } from '../testing/statement-words.ts';
import { FLEX_CSV } from './flex.ts';
import type { StatementContext } from './statement.ts';

const csv = (text: string, context: Partial<StatementContext> = {}): string[] =>
  verdictLines(FLEX_CSV.read(text, { ...CONTEXT, ...context }));

const NO_RATES: Partial<StatementContext> = { rateOn: () => null };

const TRADES =
  'CurrencyPrimary,FXRateToBase,AssetClass,Symbol,Description,ISIN,TradeDate,DateTime,Quantity,TradePrice,IBCommission,IBCommissionCurrency,Buy/Sell,TradeID,LevelOfDetail';

/** A purchase of 2 at 50 EUR for a fee of 1 EUR, except for what is given. */
function row(cells: Record<string, string>): string {
  const ordinary: Record<string, string> = {
    CurrencyPrimary: 'EUR',
    ISIN: 'IE00BK5BQT80',
    AssetClass: 'STK',
    TradeDate: '20240305',
    Quantity: '2',
    TradePrice: '50',
    IBCommission: '-1',
    IBCommissionCurrency: 'EUR',
    'Buy/Sell': 'BUY',
  };
  return TRADES.split(',')
    .map((name) => `"${cells[name] ?? ordinary[name] ?? ''}"`)
    .join();
}

const trade = (cells: Record<string, string>, context: Partial<StatementContext> = {}): string =>
  csv(`${TRADES}\n${row(cells)}`, context)[0]?.slice(2) ?? '';

describe('a trade', () => {
  it.each([
    [
      { AssetClass: 'OPT', Symbol: 'X 240119C' },
      'left out row: "OPT X 240119C" is of an asset that has no ISIN',
    ],
    [
      { AssetClass: 'CASH' },
      'left out row: "BUY" exchanges currencies alone, which the ledger does not keep',
    ],
    [
      { ISIN: '', Symbol: 'EUR.CHF' },
      'left out row: "EUR.CHF" exchanges currencies alone, which the ledger does not keep',
    ],
    [
      { AssetClass: 'BOND' },
      'refused transaction_type: what "BOND" does to units and cost does not follow from the row; record its effect by hand',
    ],
    [
      { 'Buy/Sell': 'BUY (Ca.)' },
      'refused transaction_type: the row takes an earlier payment back; delete or correct that payment by hand',
    ],
    [{ Quantity: '' }, 'refused units: the quantity is missing'],
    [{ Quantity: '0' }, 'refused units: the quantity is 0'],
    [{ Quantity: 'x' }, 'refused units: "x" is not a number'],
    [{ TradePrice: '' }, 'refused price_per_unit: missing'],
    [{ TradePrice: '0' }, 'refused price_per_unit: must be greater than 0'],
    [
      { TradePrice: '1e30' },
      'refused price_per_unit: at most 15 digits before and 10 after the decimal point',
    ],
    [{ CurrencyPrimary: '' }, 'refused currency: missing'],
    [{ CurrencyPrimary: 'XXX' }, 'refused currency: "XXX" is not a currency code'],
    [{ IBCommissionCurrency: 'XXX' }, 'refused currency: "XXX" is not a currency code'],
    [{ TradeDate: '' }, 'refused date: missing'],
    [{ TradeDate: '20270101' }, 'refused date: 2027-01-01 is in the future'],
    [
      { TradeDate: '03/05/2024' },
      'refused date: "03/05/2024" may be two days; choose the date format yyyyMMdd or yyyy-MM-dd in the query, and export it again',
    ],
    [{ TradeDate: 'soon' }, 'refused date: "soon" is not a day-month-year date'],
    [{ ISIN: 'IE00BK5BQT81' }, 'refused isin: the check digit should be 0; is a character mistyped?'],
    [
      { ISIN: '', Symbol: 'ABC' },
      'refused symbol: the file has no ISIN for "ABC", and none of yours has this symbol; enter it as the symbol of its ISIN on the page ISIN metadata, and import the file again',
    ],
    [{ ISIN: '' }, 'refused isin: missing'],
    [{ ISIN: '', Symbol: 'VT' }, '2024-03-05 BUY 2 US9220427424 @ 50 EUR fee 1 net -101.00'],
    [{ 'Buy/Sell': '', Quantity: '-2' }, '2024-03-05 SELL 2 IE00BK5BQT80 @ 50 EUR fee 1 net 99.00'],
    [
      { IBCommission: '', TradeDate: '', DateTime: '2024-03-05, 10:00:00' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00',
    ],
    [{ IBCommissionCurrency: '' }, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00'],
    // 1 USD / 1.25 = 0.80 EUR
    [{ IBCommissionCurrency: 'USD' }, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 0.8 net -100.80'],
    [
      { IBCommissionCurrency: 'CHF' },
      'refused exchange_rate: no rate of CHF for one EUR is known on 2024-03-05; refresh the rates or enter one on the page Prices, and import the file again',
    ],
    // The rate of a currency says nothing where no row tells what it leads to: the published one counts.
    [
      { CurrencyPrimary: 'USD', FXRateToBase: '0.5' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 USD rate 1.25 fee 1 net -81.00',
    ],
    [{ LevelOfDetail: 'ORDER' }, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00'],
    [{ LevelOfDetail: 'CLOSED_LOT' }, 'left out row: "CLOSED_LOT" changes nothing that the ledger keeps'],
  ])('%j: %s', (cells, verdict) => {
    expect(trade(cells)).toBe(verdict);
  });

  it('without a level of detail counts beside executions, and orders that sum them up do not', () => {
    const levels = ['', 'EXECUTION', 'ORDER'];
    const rows = levels.map((level, index) => row({ LevelOfDetail: level, TradeID: String(index) }));
    expect(csv([TRADES, ...rows].join('\n'))).toEqual([
      '1 2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00',
      '2 2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00',
      '3 left out row: "ORDER" changes nothing that the ledger keeps',
    ]);
  });

  it('in pence is kept in pounds', () => {
    const rateOn = () => ({ digits: 8n, scale: 1 });
    // 2 · 0.50 / 0.8 + 1 = 2.25
    expect(trade({ CurrencyPrimary: 'GBX' }, { rateOn })).toBe(
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 0.5 GBP rate 0.8 fee 1 net -2.25',
    );
  });

  it('has no fee when the broker paid a rebate, and says so', () => {
    const row = `${TRADES}\nEUR,,STK,,,IE00BK5BQT80,20240305,,2,50,0.12,EUR,BUY,7,`;
    expect(rowsOf(FLEX_CSV.read(row, CONTEXT))[0]?.verdict).toMatchObject({
      rowId: 'trade 7',
      draft: { externalId: '7', fee: { digits: 0n } },
      notes: [{ field: 'fee', code: 'rebate', values: { amount: '0.12', currency: 'EUR' } }],
    });
  });

  it('after a rate so large that it is nothing the other way round counts the published one', () => {
    const base = `${TRADES}\nEUR,1,STK,,,IE00BK5BQT80,20240305,,2,50,0,EUR,BUY,7,\n`;
    const rows = csv(`${base}USD,99999999999,STK,,,IE00BK5BQT80,20240305,,2,50,0,USD,BUY,8,`);
    expect(rows[1]).toBe('2 2024-03-05 BUY 2 IE00BK5BQT80 @ 50 USD rate 1.25 net -80.00');
  });

  it('whose quotation mark is never closed is refused', () => {
    expect(csv(`${TRADES}\n"EUR`)).toEqual([
      '1 refused row: a quotation mark opened on line 2 is never closed, so the rest of the file is one cell',
    ]);
  });
});

describe('rates to the base currency', () => {
  const line = (currency: string, rate: string, account = '') =>
    `${account},${currency},${rate},IE00BK5BQT80,20240305,2,50,BUY`;
  const header = 'ClientAccountID,CurrencyPrimary,FXRateToBase,ISIN,TradeDate,Quantity,TradePrice,Buy/Sell';

  it('count when rows of one currency alone have the rate 1, which is then the base currency', () => {
    expect(csv([header, line('EUR', '1'), line('USD', '0.8')].join('\n'), NO_RATES)[1]).toContain(
      'rate 1.25',
    );
  });

  it('do not count when it is another base currency, or two currencies have the rate 1', () => {
    const refused = /no rate of USD/;
    expect(csv([header, line('CHF', '1'), line('USD', '0.8')].join('\n'), NO_RATES)[1]).toMatch(refused);
    expect(
      csv([header, line('CHF', '1'), line('EUR', '1'), line('USD', '0.8')].join('\n'), NO_RATES)[2],
    ).toMatch(refused);
  });

  it('are those of the account itself', () => {
    expect(csv([header, line('EUR', '1', 'U1'), line('USD', '0.8', 'U2')].join('\n'), NO_RATES)[1]).toMatch(
      /no rate of USD/,
    );
  });
});
