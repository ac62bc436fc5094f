import { describe, expect, it } from 'vitest';
import { surveyCsv } from './csv-survey.ts';
import { guessedTypes, guessMapping, wordsOf } from './guess-mapping.ts';

const surveyed = (text: string) => {
  const survey = surveyCsv(text);
  if (survey === null) throw new Error('no table');
  return survey;
};

describe('a table shows', () => {
  it('its columns with their different cells, the first ones', () => {
    expect(surveyCsv('A, b,,a\n1,x,2,3\n1,y\n1\n')).toEqual({
      header: ['A', 'b'],
      cells: [['1'], ['x', 'y']],
      rowCount: 3,
    });
    const long = `A,B\n${Array.from({ length: 30_000 }, (_, row) => `${row},x`).join('\n')}`;
    expect(surveyed(long)).toMatchObject({ rowCount: 20_000 });
    expect(surveyed(long).cells.map(({ length }) => length)).toEqual([40, 1]);
  });

  it.each(['', '\n', 'one column\nx', 'A,B', '{"a": 1}'])('nothing when it is none: %j', (text) => {
    expect(surveyCsv(text)).toBeNull();
  });
});

describe('a mapping is guessed', () => {
  it('from a header in German, with days and numbers as they are written there', () => {
    const text =
      'Buchungstag;Vorgang;Wertpapier;Code;Stück;Kurs;Betrag;Währung;Gebühr;Steuern\n' +
      '31.12.2024;Kauf;ETF;IE00BK5BQT80;1,5;100,25;150,38;EUR;1,00;0,00\n' +
      '02.01.2025;Zinsen;;;;;0,12;EUR;;\n';
    expect(guessMapping(surveyed(text))).toEqual({
      columns: {
        date: 'Buchungstag',
        transaction_type: 'Vorgang',
        isin: 'Code',
        product: 'Wertpapier',
        units: 'Stück',
        price_per_unit: 'Kurs',
        amount: 'Betrag',
        currency: 'Währung',
        fee: 'Gebühr',
        tax: 'Steuern',
      },
      dateOrder: 'dmy',
      decimalMark: 'comma',
      types: [
        { word: 'Kauf', type: 'BUY' },
        { word: 'Zinsen', type: 'LEAVE_OUT' },
      ],
      broker: '',
      currency: null,
      rateOf: 'currency',
      chargesIn: 'currency',
    });
  });

  it('with American days, and without what the table does not have', () => {
    const mapping = guessMapping(surveyed('Trade Date,Ticker,Quantity\n12/31/2024,VT,1.25\n'));
    expect(mapping).toMatchObject({ dateOrder: 'mdy', decimalMark: 'dot', types: [] });
    expect(mapping.columns).toEqual({ date: 'Trade Date', symbol: 'Ticker', units: 'Quantity' });
  });

  it.each([
    ['BUY', 'BUY'],
    ['Verkauf', 'SELL'],
    ['b', 'BUY'],
    ['bxy', null],
    ['Tausch', null],
    ['Einzahlung', 'LEAVE_OUT'],
    ['Dividende', 'DIVIDEND'],
    ['Transfer_Out', 'TRANSFER_OUT'],
    ['Nákup', 'BUY'],
    ['Withholding tax', 'TAX'],
    ['', null],
  ])('the word %j as %s', (word, type) => {
    expect(guessedTypes([word])).toEqual(type === null ? [] : [{ word, type }]);
  });

  it('once for each word, in whatever case it is written', () => {
    const survey = surveyed('Type,Date\nBuy,1\nBUY,2\nSell,3\n');
    expect(wordsOf(survey, 'Type')).toEqual(['BUY', 'Sell']);
    expect(wordsOf(survey, undefined)).toEqual([]);
  });
});
