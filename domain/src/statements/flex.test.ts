import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTEXT, rowsOf, verdictLines } from '../testing/statement-words.ts';
import { type FlexElement } from './flex-elements.ts';
import { FLEX_CSV, readFlexElements } from './flex.ts';
import { readStatement } from './read-statement.ts';
import type { StatementContext } from './statement.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/statements/interactive-brokers/${name}`, import.meta.url), 'utf8');

/** What an XML reader makes of a text whose elements have nothing but attributes. */
function elementsOf(xml: string): FlexElement[] {
  return [...xml.matchAll(/<(\w+)((?: \w+="[^"]*")*) ?\/?>/g)].map(([, name = '', rest = '']) => ({
    name,
    attributes: Object.fromEntries<string>(
      [...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  }));
}

const csv = (text: string, context: Partial<StatementContext> = {}): string[] =>
  verdictLines(FLEX_CSV.read(text, { ...CONTEXT, ...context }));

const NO_RATES: Partial<StatementContext> = { rateOn: () => null };

describe('a Flex query as XML', () => {
  const statement = readFlexElements(elementsOf(fixture('flex.xml')), { ...CONTEXT, ...NO_RATES });

  it('has a verdict for every trade, cash transaction, corporate action and transfer', () => {
    expect(statement).toMatchObject({
      kind: 'interactive-brokers',
      layout: 'xml',
      broker: 'Interactive Brokers',
    });
    expect(verdictLines(statement)).toEqual([
      // 1 / 0.8 = 1.25 USD for 1 EUR: (10 · 100.5 + 1) / 1.25 = 804.80
      '1 2024-03-05 BUY 10 US9220427424 @ 100.5 USD rate 1.25 fee 0.8 net -804.80',
      // 4 · 110 − 1.25 − 0.5 = 438.25, the netCash of the file
      '2 2024-03-06 SELL 4 IE00BK5BQT80 @ 110 EUR fee 1.25 tax 0.5 net 438.25',
      '3 left out row: "EUR.USD" exchanges currencies alone, which the ledger does not keep',
      '4 left out row: "ORDER" changes nothing that the ledger keeps',
      '5 left out row: counted together with row 6',
      // 1 / 0.9 = 1.1111111111; tax 0.75 · 0.9 = 0.675; net 5 · 0.9 − 0.675 = 3.825
      '6 2024-06-20 DIVIDEND 5 US9220427424 USD rate 1.1111111111 tax 0.675 net 3.83',
      '7 2024-07-03 FEE 10 EUR net -10.00',
      '8 left out row: "Deposits/Withdrawals" moves money alone, which the ledger does not keep',
      '9 left out row: "Broker Interest Received" is of the cash account, which the ledger does not keep',
      '10 2024-09-02 SPLIT 4:1 US9220427424',
      '11 2024-10-01 TRANSFER_IN 6 IE00BK5BQT80',
    ]);
  });

  it('knows its rows by their transaction, fills by their order, and gives the same rows each time', () => {
    const [bought] = rowsOf(statement);
    expect(bought?.verdict).toMatchObject({
      rowId: 'trade 2001',
      draft: {
        externalId: '501',
        product: 'SAMPLE WORLD STOCK',
        time: '10:30:00',
        broker: 'Interactive Brokers',
      },
      notes: [],
    });
    expect(rowsOf(statement)).toEqual(rowsOf(statement));
  });

  it('is stored under the name that the owner gives the broker', () => {
    const named = readFlexElements(elementsOf(fixture('flex.xml')), { ...CONTEXT, broker: 'IB' });
    expect(rowsOf(named)[0]?.verdict).toMatchObject({ draft: { broker: 'IB' } });
  });
});

describe('a Flex query as CSV', () => {
  it('with marks around its parts tells what the XML tells, and with the same identity', () => {
    const lines = csv(fixture('flex-sections.csv'), NO_RATES);
    expect(lines).toEqual([
      '1 2024-03-05 BUY 10 US9220427424 @ 100.5 USD rate 1.25 fee 0.8 net -804.80',
      '2 2024-03-06 SELL 4 IE00BK5BQT80 @ 110 EUR fee 1.25 tax 0.5 net 438.25',
      '3 left out row: counted together with row 4',
      '4 2024-06-20 DIVIDEND 5 US9220427424 USD rate 1.1111111111 tax 0.675 net 3.83',
    ]);
    const [bought] = rowsOf(FLEX_CSV.read(fixture('flex-sections.csv'), CONTEXT));
    expect(bought?.verdict).toMatchObject({ rowId: 'trade 2001', draft: { externalId: '501' } });
  });

  it('with HEADER, DATA and TRAILER in every line is read too', () => {
    expect(csv(fixture('flex-header-data.csv'))).toEqual([
      '1 2024-03-06 BUY 2 IE00BK5BQT80 @ 110 EUR fee 1.25 net -221.25',
    ]);
  });

  it('of nine columns of trades: the rate is the published one, and what has no ISIN is an exchange', () => {
    expect(csv(fixture('flex-trades.csv'))).toEqual([
      '1 2024-03-05 BUY 10 US9220427424 @ 100.5 USD rate 1.25 fee 0.8 net -804.80',
      '2 2024-03-06 BUY 4 IE00BK5BQT80 @ 110 EUR fee 1.25 net -441.25',
      '3 left out row: "SELL" exchanges currencies alone, which the ledger does not keep',
    ]);
    expect(csv(fixture('flex-trades.csv'), NO_RATES)[0]).toBe(
      '1 refused exchange_rate: no rate of USD for one EUR is known on 2024-03-05; refresh the rates or enter one on the page Prices, and import the file again',
    );
  });

  it('of six columns of dividends: each tax counts at its dividend', () => {
    expect(csv(fixture('flex-dividends.csv'))).toEqual([
      // (5 − 0.75) / 1.25 = 3.40
      '1 2024-06-20 DIVIDEND 5 US9220427424 USD rate 1.25 tax 0.6 net 3.40',
      '2 left out row: counted together with row 5',
      '3 left out row: counted together with row 1',
      '4 2024-09-12 DIVIDEND 0.4 IE00BK5BQT80 EUR net 0.40',
      '5 2024-09-12 DIVIDEND 1.1 IE00BK5BQT80 EUR tax 0.3 net 0.80',
    ]);
  });

  it('is recognised by its content', () => {
    for (const name of ['flex-sections.csv', 'flex-header-data.csv', 'flex-trades.csv', 'flex-dividends.csv'])
      expect(readStatement(fixture(name), CONTEXT)).toMatchObject({ kind: 'interactive-brokers' });
  });
});

describe('lines that are no transactions', () => {
  it('before any header, blank, or of a part that has none, are not looked at', () => {
    expect(
      csv(
        '"BOF","U1"\n"U1","x"\n"BOS","TRNT","T"\nCurrencyPrimary,ISIN\n,\n"BOS","POST"\nCurrencyPrimary,Position\nEUR,2',
      ),
    ).toEqual([]);
    for (const none of ['', 'a,b', 'ClientAccountID,Symbol\nU1,X'])
      expect(FLEX_CSV.read(none, CONTEXT)).toMatchObject({ code: 'unknown_format' });
  });
});
