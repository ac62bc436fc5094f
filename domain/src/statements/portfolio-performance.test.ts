import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTEXT, rowsOf, verdictLines } from '../testing/statement-words.ts';
import { PORTFOLIO_PERFORMANCE } from './portfolio-performance.ts';
import { readStatement } from './read-statement.ts';
import { rowIdentifierOf } from './row-identity.ts';
import type { StatementRow } from './statement.ts';

const fixture = (name: string): string =>
  readFileSync(
    new URL(`../../../fixtures/statements/portfolio-performance/${name}.csv`, import.meta.url),
    'utf8',
  );

describe("Portfolio Performance's export", () => {
  it('of a portfolio, in German', () => {
    const statement = readStatement(fixture('depot-de'), CONTEXT);
    expect(statement).toMatchObject({ kind: 'portfolio-performance', language: 'de', layout: 'export' });
    expect(verdictLines(statement)).toEqual([
      // (1013.20 − 3.20) / 10 = 101
      '1 2024-03-05 BUY 10 IE00BK5BQT80 @ 101 EUR fee 3.2 net -1013.20',
      // 77 + 2 + 1 = 80 EUR for 100 USD: 1.25 USD for 1 EUR
      '2 2024-03-06 SELL 2 US9220427424 @ 50 USD rate 1.25 fee 2 tax 1 net 77.00',
      '3 2024-04-02 TRANSFER_IN 5 IE00BK5BQT80 @ 100',
      '4 2024-04-03 TRANSFER_OUT 5 IE00BK5BQT80',
      '5 2024-04-04 TRANSFER_IN 3 IE00BK5BQT80',
      '6 2024-04-04 TRANSFER_OUT 3 IE00BK5BQT80',
    ]);
    expect(rowsOf(statement).map(({ verdict }) => verdict.kind === 'read' && verdict.draft.time)).toEqual([
      null,
      '10:30',
      null,
      null,
      null,
      null,
    ]);
  });

  it('of an account, in English', () => {
    expect(verdictLines(readStatement(fixture('account-en'), CONTEXT))).toEqual([
      '1 left out row: "Deposit" moves money alone, which the ledger does not keep',
      '2 2024-03-05 BUY 10 IE00BK5BQT80 @ 101 EUR fee 3.2 net -1013.20',
      // 3.40 + 0.60 = 4 EUR for 5 USD
      '3 2024-06-20 DIVIDEND 5 US9220427424 USD rate 1.25 tax 0.6 net 3.40',
      '4 2024-06-21 FEE 4.5 EUR net -4.50',
      '5 2024-06-22 TAX 1.1 IE00BK5BQT80 EUR net -1.10',
      '6 refused amount: the row takes an earlier payment back; delete or correct that payment by hand',
      '7 left out row: "Interest" is of the cash account, which the ledger does not keep',
      '8 left out row: "Transfer (Outbound)" moves money alone, which the ledger does not keep',
    ]);
  });

  it('tells a purchase in both files with one identity', () => {
    const [inDepot] = rowsOf(readStatement(fixture('depot-de'), CONTEXT));
    const [, inAccount] = rowsOf(readStatement(fixture('account-en'), CONTEXT));
    const identity = (row: StatementRow | undefined) =>
      row?.verdict.kind === 'read' ? rowIdentifierOf('portfolio-performance')(row.verdict) : undefined;
    expect(identity(inDepot)).toBe(identity(inAccount));
  });

  it('as other programs write it, in Dutch and without a currency', () => {
    const statement = readStatement(fixture('short-nl'), CONTEXT);
    expect(statement).toMatchObject({ language: 'nl', layout: 'short' });
    expect(verdictLines(statement)).toEqual([
      '1 2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR fee 1 net -101.00',
      '2 2024-06-20 DIVIDEND 5 IE00BK5BQT80 EUR tax 0.75 net 4.25',
      '3 left out row: "Storting" moves money alone, which the ledger does not keep',
    ]);
    expect(rowsOf(statement)[0]?.verdict).toMatchObject({ notes: [{ code: 'account_currency_assumed' }] });
  });

  it('put together of two exports: the numbers of a row tell its decimal mark before those of the others do', () => {
    const rows = [
      '2024-11-29;Verkoop;10,799;;IE00BK5BQT80;0,104341;;',
      '2024-12-10;Sell;86.714375;;US9220427424;0.2625;-1.0;',
      '2024-12-11;Buy;-690.25;;US9220427424;5.0;-1.0;',
    ];
    const text = ['Datum;Transactietype;Waarde (netto);Opmerking;ISIN;Aantal;Kosten;Belasting', ...rows];
    // 10.799 / 0.104341 = 103.4971…, where most numbers of the file would make it 103497.
    expect(verdictLines(readStatement(text.join('\n'), CONTEXT))).toEqual([
      '1 2024-11-29 SELL 0.104341 IE00BK5BQT80 @ 103.4971871077 EUR net 10.80',
      '2 2024-12-10 SELL 0.2625 US9220427424 @ 334.15 EUR fee 1 net 86.71',
      '3 2024-12-11 BUY 5 US9220427424 @ 137.85 EUR fee 1 net -690.25',
    ]);
  });

  it.each([
    ['en', 'Date,Type,Value,Transaction Currency,Shares,ISIN', 'Buy'],
    ['de', 'Datum;Typ;Wert;Buchungswährung;Stück;ISIN', 'Kauf'],
    ['nl', 'Datum;Type;Waarde;Transactievaluta;Aantal;ISIN', 'Aankoop'],
    ['fr', "Date;Type;Valeur;Devise de l'opération;Parts;ISIN", 'Achat'],
    ['it', 'Data;Tipo;Valore;Valuta  Operazione;Azioni;ISIN', 'Compra'],
  ])('is recognised in %s', (language, header, type) => {
    const delimiter = header.includes(';') ? ';' : ',';
    const row = ['2024-03-05T00:00', type, '100', 'EUR', '2', 'IE00BK5BQT80'].join(delimiter);
    const statement = readStatement(`${header}\n${row}`, CONTEXT);
    expect(statement).toMatchObject({ kind: 'portfolio-performance', language });
    expect(verdictLines(statement)).toEqual(['1 2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00']);
  });

  it('without its columns is none', () => {
    expect(PORTFOLIO_PERFORMANCE.read('Date,Type,Price', CONTEXT)).toMatchObject({ code: 'unknown_format' });
    expect(PORTFOLIO_PERFORMANCE.read('', CONTEXT)).toMatchObject({ code: 'unknown_format' });
  });
});

const HEADER =
  'Date,Time,Type,Value,Transaction Currency,Gross Amount,Currency Gross Amount,Fees,Taxes,Shares,ISIN,Ticker Symbol,Securities Account';

/** A purchase of 2 for 100 EUR, except for what is given. */
function row(cells: Record<string, string>) {
  const ordinary: Record<string, string> = {
    Date: '2024-03-05',
    Type: 'Buy',
    Value: '100',
    'Transaction Currency': 'EUR',
    Shares: '2',
    ISIN: 'IE00BK5BQT80',
  };
  return HEADER.split(',')
    .map((name) => cells[name] ?? ordinary[name] ?? '')
    .join();
}

const read = (...rows: string[]) => PORTFOLIO_PERFORMANCE.read([HEADER, ...rows].join('\n'), CONTEXT);
const verdict = (cells: Record<string, string>): string =>
  verdictLines(read(row(cells)))
    .join()
    .slice(2);

describe('a row', () => {
  it.each([
    [{}, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00'],
    [{ Date: '05.03.2024' }, '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00'],
    [{ Date: '' }, 'refused date: missing'],
    [{ Date: 'soon' }, 'refused date: "soon" is not a day-month-year date'],
    [{ Date: '2027-03-05' }, 'refused date: 2027-03-05 is in the future'],
    [
      { Type: 'Gift' },
      'refused transaction_type: "Gift" is no kind of transaction that is known; record it by hand if it belongs to the portfolio',
    ],
    [{ Value: '' }, 'refused price_per_unit: missing'],
    [{ Value: 'x' }, 'refused amount: "x" is not a number; price_per_unit: missing'],
    [{ Value: '0' }, 'refused price_per_unit: must be greater than 0'],
    [
      { Value: '0', 'Gross Amount': '100', 'Currency Gross Amount': 'USD' },
      'refused price_per_unit: must be greater than 0',
    ],
    [{ Value: '3', Fees: '4' }, 'refused price_per_unit: must be greater than 0'],
    [{ Shares: '0' }, 'refused units: must be greater than 0; price_per_unit: missing'],
    [{ Shares: '' }, 'refused units: missing; price_per_unit: missing'],
    [
      { Shares: '0.0000000001', Value: '99999999999' },
      'refused price_per_unit: at most 15 digits before and 10 after the decimal point',
    ],
    [{ 'Transaction Currency': '' }, 'refused currency: missing'],
    [
      { 'Transaction Currency': 'USD', Fees: '5' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 47.5 USD rate 1.25 fee 4 net -80.00',
    ],
    // 100 USD are 80 EUR: the fee of 5 USD is 4 EUR, and (100 − 5) USD = 76 EUR for 2 units.
    [
      { 'Transaction Currency': 'USD', Fees: '5', 'Gross Amount': '76', 'Currency Gross Amount': 'EUR' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 38 EUR fee 4 net -80.00',
    ],
    [
      { 'Gross Amount': '100', 'Currency Gross Amount': 'EUR' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00',
    ],
    [
      { 'Gross Amount': '100', 'Currency Gross Amount': 'XX' },
      'refused currency: "XX" is not a currency code',
    ],
    [
      { 'Gross Amount': '0', 'Currency Gross Amount': 'USD' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00',
    ],
    [
      { 'Gross Amount': '0.000000001', 'Currency Gross Amount': 'USD', Value: '10000' },
      '2024-03-05 BUY 2 IE00BK5BQT80 @ 5000 EUR net -10000.00',
    ],
    [{ ISIN: '', 'Ticker Symbol': 'VT' }, '2024-03-05 BUY 2 US9220427424 @ 50 EUR net -100.00'],
    // The column is headed "ISIN / WKN": the symbols are those of the ISIN metadata.
    [{ ISIN: 'vtwkn1', 'Ticker Symbol': 'VT' }, '2024-03-05 BUY 2 US9220427424 @ 50 EUR net -100.00'],
    [
      { ISIN: 'A1JX52' },
      'refused symbol: the file has no ISIN for "A1JX52", and none of yours has this symbol; enter it as the symbol of its ISIN on the page ISIN metadata, and import the file again',
    ],
    [{ ISIN: '' }, 'refused isin: missing'],
    [{ ISIN: 'IE00BK5BQT81' }, 'refused isin: the check digit should be 0; is a character mistyped?'],
    [
      { Type: 'Fees', ISIN: '', 'Ticker Symbol': 'VT', Shares: '' },
      '2024-03-05 FEE 100 US9220427424 EUR net -100.00',
    ],
    [{ Type: 'Delivery (Inbound)', Value: '0' }, '2024-03-05 TRANSFER_IN 2 IE00BK5BQT80'],
    [{ Type: 'Removal' }, 'left out row: "Removal" moves money alone, which the ledger does not keep'],
  ])('with %j: %s', (cells, expected) => {
    expect(verdict(cells)).toBe(expected);
  });

  it('is of the security whose WKN is a symbol of the ISIN metadata', () => {
    const isinOf = (symbol: string) => (symbol === 'A1JX52' ? 'IE00B3RBWM25' : null);
    const text = [HEADER, row({ ISIN: 'a1jx52', 'Ticker Symbol': 'VGWL' })].join('\n');
    expect(verdictLines(PORTFOLIO_PERFORMANCE.read(text, { ...CONTEXT, isinOf }))).toEqual([
      '1 2024-03-05 BUY 2 IE00B3RBWM25 @ 50 EUR net -100.00',
    ]);
  });

  it('has its own time of day and is stored under its securities account', () => {
    const [first] = rowsOf(read(row({ Time: '09:15', 'Securities Account': ' My\tdepot ' })));
    expect(first?.verdict).toMatchObject({ draft: { time: '09:15', broker: 'My depot' } });
  });

  it('that is blank is none, and one whose quotation mark is never closed is refused', () => {
    expect(verdictLines(read(',,', row({}), '"2024'))).toEqual([
      '2 2024-03-05 BUY 2 IE00BK5BQT80 @ 50 EUR net -100.00',
      '3 refused row: a quotation mark opened on line 4 is never closed, so the rest of the file is one cell',
    ]);
  });
});
