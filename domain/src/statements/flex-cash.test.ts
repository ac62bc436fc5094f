import { describe, expect, it } from 'vitest';
import { CONTEXT, verdictLines } from '../testing/statement-words.ts';
import { FLEX_CSV } from './flex.ts';

const csv = (text: string): string[] => verdictLines(FLEX_CSV.read(text, CONTEXT));

describe('a cash transaction', () => {
  const header = 'Type,SettleDate,ISIN,Symbol,Description,Amount,CurrencyPrimary,TransactionID';
  const cash = (...rows: string[]): string[] => csv([header, ...rows].join('\n'));

  it('that stands in the file twice, with its number, counts once, and so does the tax on it', () => {
    const rows = ['Dividends,20240305,,VT,,10,EUR,1', 'Withholding Tax,20240305,,VT,,-1.5,EUR,2'];
    expect(cash(...rows, ...rows, 'Dividends,20240305,,VT,,10,EUR,3')).toEqual([
      '1 2024-03-05 DIVIDEND 10 US9220427424 EUR tax 1.5 net 8.50',
      '2 left out row: counted together with row 1',
      '3 left out row: counted together with row 1',
      '4 left out row: counted together with row 2',
      '5 2024-03-05 DIVIDEND 10 US9220427424 EUR net 10.00',
    ]);
  });

  it.each([
    ['Other Fees,20240305,,,,-2,EUR,1', '2024-03-05 FEE 2 EUR net -2.00'],
    ['Other Fees,20240305,,X,,-2,EUR,', '2024-03-05 FEE 2 EUR net -2.00'],
    ['Other Fees,20240305,IE00BK5BQT80,,,-2,USD,1', '2024-03-05 FEE 2 IE00BK5BQT80 USD rate 1.25 net -1.60'],
    [
      'Other Fees,20240305,,,,2,EUR,',
      'refused amount: the row takes an earlier payment back; delete or correct that payment by hand',
    ],
    ['Other Fees,20240305,,,,0,EUR,', 'left out row: "Other Fees" changes nothing that the ledger keeps'],
    ['Other Fees,20240305,,,,,EUR,', 'refused amount: missing'],
    ['Other Fees,20240305,,,,x,EUR,', 'refused amount: "x" is not a number'],
    ['Other Fees,,,,,-2,EUR,', 'refused date: missing'],
    [
      'Other Fees,20240305,IE00BK5BQT81,,,-2,EUR,',
      'refused isin: the check digit should be 0; is a character mistyped?',
    ],
    [
      'Other Fees,20240305,,,,-2,CHF,',
      'refused exchange_rate: no rate of CHF for one EUR is known on 2024-03-05; refresh the rates or enter one on the page Prices, and import the file again',
    ],
    [
      'Price Adjustments,20240305,,,,-2,EUR,',
      'refused transaction_type: "Price Adjustments" is no kind of transaction that is known; record it by hand if it belongs to the portfolio',
    ],
    [
      'Withholding Tax,20240305,,,WITHHOLDING @ 20% ON CREDIT INT,-2,EUR,',
      'left out row: "Withholding Tax" is of the cash account, which the ledger does not keep',
    ],
    ['Withholding Tax,20240305,,VT,,-2,EUR,', '2024-03-05 TAX 2 US9220427424 EUR net -2.00'],
    [
      'Withholding Tax,20240305,,,VT(US9220427424) CASH DIVIDEND,-2,EUR,',
      '2024-03-05 TAX 2 US9220427424 EUR net -2.00',
    ],
    ['Dividends,20240305,,,VT(US9220427425) CASH DIVIDEND,2,EUR,', 'refused isin: missing'],
    [
      'Dividends,20240305,IE00BK5BQT80,,,0,EUR,',
      'left out row: "Dividends" changes nothing that the ledger keeps',
    ],
    [
      'Dividends,20240305,IE00BK5BQT80,,,-2,EUR,',
      'refused amount: the row takes an earlier payment back; delete or correct that payment by hand',
    ],
    ['Dividends,20240305,IE00BK5BQT80,,,2,XX,', 'refused currency: "XX" is not a currency code'],
    [
      'Dividends,20240305,IE00BK5BQT80,,,2,CHF,',
      'refused exchange_rate: no rate of CHF for one EUR is known on 2024-03-05; refresh the rates or enter one on the page Prices, and import the file again',
    ],
    [
      'Dividends,20240305,IE00BK5BQT80,,,123456789012345.12345678901,EUR,',
      'refused amount: at most 15 digits before and 10 after the decimal point',
    ],
  ])('%s: %s', (row, verdict) => {
    expect(cash(row)[0]?.slice(2)).toBe(verdict);
  });

  it('that takes another back takes it out of the import', () => {
    const reversed =
      'left out row: taken back by another row of the file, or taking one back; if it was imported from an earlier file, delete it there';
    expect(
      cash(
        'Dividends,20240305,IE00BK5BQT80,,,5,EUR,1',
        'Dividends,20240305,IE00BK5BQT80,,,-5,EUR,2',
        'Dividends,20240305,IE00BK5BQT80,,,4.5,EUR,3',
      ),
    ).toEqual([`1 ${reversed}`, `2 ${reversed}`, '3 2024-03-05 DIVIDEND 4.5 IE00BK5BQT80 EUR net 4.50']);
  });

  it('of an account does not take back what another account has', () => {
    const rows = [
      'Dividends,20240305,IE00BK5BQT80,,,5,EUR,1,A',
      'Dividends,20240305,IE00BK5BQT80,,,-5,EUR,2,B',
    ];
    expect(csv([`${header},ClientAccountID`, ...rows].join('\n'))[0]).toContain('DIVIDEND 5');
  });
});

describe('a corporate action', () => {
  const header = 'CurrencyPrimary,Type,ReportDate,ISIN,ActionDescription,Quantity,TransactionID';
  const actions = (...rows: string[]): string[] => csv([header, ...rows].join('\n'));

  it('that is a split is read once, though several accounts tell it', () => {
    const row = 'USD,FS,20240902,US9220427424,"VT(US9220427424) SPLIT 3.5 FOR 1 (VT, SAMPLE)",25';
    expect(actions(`${row},1`, `${row},`)).toEqual([
      '1 2024-09-02 SPLIT 7:2 US9220427424',
      '2 left out row: counted together with row 1',
    ]);
    expect(actions(`${row},`)).toEqual(['1 2024-09-02 SPLIT 7:2 US9220427424']);
  });

  it('that is a split and a change of ISIN is recorded by hand, both its rows', () => {
    const by = 'VT(US9220427424) SPLIT 1 FOR 4 (VT';
    const words = /refused transaction_type: what "VT\(US9220427424\) SPLIT 1 FOR 4/;
    const [left, right] = actions(
      `USD,RS,20240902,US9220427424,"${by}.OLD, SAMPLE)",-40,1`,
      `USD,RS,20240902,IE00BK5BQT80,"${by}, SAMPLE)",10,2`,
    );
    expect(left).toMatch(words);
    expect(right).toMatch(words);
  });

  it.each([
    [
      'USD,TC,20240902,US9220427424,MERGED,25,',
      'refused transaction_type: what "MERGED" does to units and cost does not follow from the row; record its effect by hand',
    ],
    [
      'USD,SO,20240902,US9220427424,,25,',
      'refused transaction_type: what "SO" does to units and cost does not follow from the row; record its effect by hand',
    ],
    [
      'USD,FS,20240902,US9220427424,SPLIT,25,',
      'refused transaction_type: the ratio of the split does not follow from the row; record the split by hand',
    ],
    ['USD,FS,,US9220427424,SPLIT 2 FOR 1,25,', 'refused date: missing'],
    ['USD,FS,20240902,,SPLIT 2 FOR 1,25,', 'refused isin: missing'],
  ])('%s: %s', (row, verdict) => {
    expect(actions(row)[0]?.slice(2)).toBe(verdict);
  });
});

describe('a transfer', () => {
  const header = 'CurrencyPrimary,Type,Date,ISIN,Symbol,Direction,Quantity,AssetClass,TransactionID';
  it.each([
    ['EUR,FOP,20240902,IE00BK5BQT80,,OUT,-5,STK,1', '2024-09-02 TRANSFER_OUT 5 IE00BK5BQT80'],
    ['EUR,FOP,20240902,IE00BK5BQT80,,,-5,STK,', '2024-09-02 TRANSFER_OUT 5 IE00BK5BQT80'],
    ['EUR,FOP,20240902,IE00BK5BQT80,,IN,5,STK,', '2024-09-02 TRANSFER_IN 5 IE00BK5BQT80'],
    [
      'EUR,INTERNAL,20240902,,,OUT,0,,',
      'left out row: "INTERNAL" moves money alone, which the ledger does not keep',
    ],
    [
      'EUR,,20240902,,,OUT,-9,CASH,',
      'left out row: "Transfer" moves money alone, which the ledger does not keep',
    ],
    ['EUR,FOP,20240902,IE00BK5BQT80,,IN,x,STK,', 'refused units: "x" is not a number'],
    ['EUR,FOP,20240902,,,IN,5,STK,', 'refused isin: missing'],
    ['EUR,FOP,,IE00BK5BQT80,,IN,5,STK,', 'refused date: missing'],
  ])('%s: %s', (row, verdict) => {
    expect(csv(`${header}\n${row}`)[0]?.slice(2)).toBe(verdict);
  });
});
