import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTEXT, rowsOf, verdictLines } from '../testing/statement-words.ts';
import { GHOSTFOLIO } from './ghostfolio.ts';
import { readStatement } from './read-statement.ts';

const EXPORT = readFileSync(
  new URL('../../../fixtures/statements/ghostfolio/export.json', import.meta.url),
  'utf8',
);

/** A purchase of 2 at 50 EUR for a fee of 1, except for what is given; the text of each member as it stands in the file. */
function verdict(members: Record<string, string>): string {
  const ordinary = {
    date: '"2024-03-05T00:00:00.000Z"',
    type: '"BUY"',
    symbol: '"IE00BK5BQT80"',
    dataSource: '"YAHOO"',
    quantity: '2',
    unitPrice: '50',
    currency: '"EUR"',
    fee: '1',
  };
  const parts = Object.entries({ ...ordinary, ...members }).map(([name, text]) => `"${name}":${text}`);
  return verdictLines(GHOSTFOLIO.read(`{"activities":[{${parts.join()}}]}`, CONTEXT))
    .join()
    .slice(2);
}

describe("Ghostfolio's export", () => {
  it('is recognised and read, with ISINs from the profiles, from the owner, or as the symbol itself', () => {
    const statement = readStatement(EXPORT, CONTEXT);
    expect(statement).toMatchObject({ kind: 'ghostfolio', layout: 'with-profiles', broker: 'Ghostfolio' });
    expect(verdictLines(statement)).toEqual([
      // 3 · 100.1 + 1.5 = 301.80
      '1 2024-03-05 BUY 3 IE00BK5BQT80 @ 100.1 EUR fee 1.5 net -301.80',
      // (2 · 50 − 1.25) / 1.25 = 79
      '2 2024-03-06 SELL 2 US9220427424 @ 50 USD rate 1.25 fee 1 net 79.00',
      // 5 · 0.62 / 1.25 = 2.48
      '3 2024-06-17 DIVIDEND 3.1 US9220427424 USD rate 1.25 net 2.48',
      '4 2024-07-01 FEE 49 EUR net -49.00',
      '5 left out row: "INTEREST" is of the cash account, which the ledger does not keep',
      '6 left out row: "Flat" is of an asset that has no ISIN',
      '7 refused symbol: the file has no ISIN for "ABC.DE", and none of yours has this symbol; enter it as the symbol of its ISIN on the page ISIN metadata, and import the file again',
    ]);
  });

  it('stores each activity under the name of its account, unless the owner gives one', () => {
    const brokers = (broker: string | null): string[] =>
      rowsOf(GHOSTFOLIO.read(EXPORT, { ...CONTEXT, broker })).flatMap(({ verdict: each }) =>
        each.kind === 'read' ? each.draft.broker : [],
      );
    expect(brokers(null)).toEqual(['My depot', 'Ghostfolio', 'My depot', 'My depot']);
    expect(brokers('Mine')).toEqual(['Mine', 'Mine', 'Mine', 'Mine']);
  });

  it('keeps a time unless it is midnight', () => {
    const [first, second] = rowsOf(GHOSTFOLIO.read(EXPORT, CONTEXT));
    expect([first?.verdict, second?.verdict]).toMatchObject([
      { draft: { time: null, product: 'Sample All-World' } },
      { draft: { time: '14:30:05', product: 'US9220427424' } },
    ]);
  });

  it.each([
    [{}, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00'],
    [
      { quantity: '"2"', unitPrice: '12345678901234.5678' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 12345678901234.5678 EUR fee 1 net -24691357802470.14',
    ],
    [{ type: '"sell"' }, '2024-03-05 SELL 2 IE00BK5BQT80 @ 50 EUR fee 1 net 99.00'],
    [{ quantity: '0' }, 'refused units: must be greater than 0'],
    [{ unitPrice: 'null' }, 'refused price_per_unit: missing'],
    [{ fee: 'null' }, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00'],
    [
      { unitPrice: '1e20' },
      'refused price_per_unit: at most 15 digits before and 10 after the decimal point',
    ],
    [
      { type: '"DIVIDEND"', quantity: '0.0000000001', unitPrice: '0.1' },
      'refused amount: at most 15 digits before and 10 after the decimal point',
    ],
    [{ type: '"FEE"', quantity: '1', unitPrice: '7' }, '2024-03-05 FEE 7 IE00BK5BQT80 EUR fee 1 net -8.00'],
    [{ type: '"FEE"', symbol: '""', quantity: 'null' }, '2024-03-05 FEE 1 EUR net -1.00'],
    [{ type: '"ITEM"' }, 'left out row: "ITEM" is of an asset that has no ISIN'],
    [{ type: '"LIABILITY"' }, 'left out row: "LIABILITY" is of an asset that has no ISIN'],
    [
      { type: '"GIFT"' },
      'refused transaction_type: "GIFT" is no kind of transaction that is known; record it by hand if it belongs to the portfolio',
    ],
    [
      { symbol: '"bitcoin"', dataSource: '"COINGECKO"' },
      'left out row: "bitcoin" is of an asset that has no ISIN',
    ],
    [{ symbol: '""' }, 'refused symbol: missing'],
    [{ currency: '"XX"' }, 'refused currency: "XX" is not a currency code'],
    [{ currency: '7' }, 'refused currency: "7" is not a currency code'],
    [
      { currency: '"CHF"' },
      'refused exchange_rate: no rate of CHF for one EUR is known on 2024-03-05; refresh the rates or enter one on the page Prices, and import the file again',
    ],
    [{ date: '""' }, 'refused date: missing'],
    [{ date: '"soon"' }, 'refused date: must be an ISO 8601 date or date and time'],
    // Midnight of 5 March in Berlin, and of 1 July in Berlin and in London.
    [{ date: '"2024-03-04T23:00:00.000Z"' }, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00'],
    [{ date: '"2024-06-30T22:00:00.000Z"' }, '2024-07-01 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00'],
    [{ date: '"2024-06-30T23:00:00.000Z"' }, '2024-07-01 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00'],
    [{ date: '"9999-12-31T23:00:00.000Z"' }, 'refused date: 9999-12-31 is in the future'],
    [{ date: '"2050-06-06T00:00:00.000Z"' }, 'refused date: 2050-06-06 is in the future'],
    [{ date: '[]' }, 'refused date: missing'],
  ])('an activity with %j: %s', (members, expected) => {
    expect(verdict(members)).toBe(expected);
  });

  it('in pence is kept in pounds, its fee too', () => {
    const rateOn = () => ({ digits: 8n, scale: 1 });
    const text =
      '{"activities":[{"date":"2024-03-05","type":"BUY","symbol":"IE00BK5BQT80","quantity":2,"unitPrice":50,"currency":"GBp","fee":80}]}';
    // (2 · 0.50 + 0.80) / 0.8 = 2.25
    expect(verdictLines(GHOSTFOLIO.read(text, { ...CONTEXT, rateOn }))).toEqual([
      '1 2024-03-05 BUY 2 IE00BK5BQT80 @ 0.5 GBP rate 0.8 fee 1 net -2.25',
    ]);
  });

  it.each([
    ['{', 'unknown_format'],
    ['{}', 'unknown_format'],
    ['{"activities":{}}', 'unknown_format'],
    ['[]', 'unknown_format'],
    ['1', 'unknown_format'],
    [`{"activities":${'['.repeat(100_000)}`, 'unknown_format'],
  ])('a text such as %.20s is none', (text, code) => {
    expect(GHOSTFOLIO.read(text, CONTEXT)).toMatchObject({ code });
  });

  it('of activities that are none has a verdict for each', () => {
    const lines = verdictLines(
      GHOSTFOLIO.read('\uFEFF{"accounts":1,"assetProfiles":[null],"activities":[null,1,"x",[]]}', CONTEXT),
    );
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map((line) => line.slice(2, 9)))).toEqual(new Set(['refused']));
  });
});
