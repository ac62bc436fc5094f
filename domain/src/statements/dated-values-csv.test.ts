import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import { decimalText } from '../money/decimal-text.ts';
import { type DatedValueRow, readPriceCsv, readRateCsv } from './dated-values-csv.ts';
import { reasonText } from './row-reason.ts';
import type { StatementRefusal } from './statement.ts';

const TODAY = localDate('2026-11-29');

const told = (read: readonly DatedValueRow[] | StatementRefusal) =>
  'code' in read
    ? [read.code, ...read.missing]
    : read.map(({ row, verdict }) =>
        verdict.kind === 'refused'
          ? `${row} ${verdict.errors.map(reasonText).join('; ')}`
          : `${row} ${verdict.draft.name} ${verdict.draft.date} ${decimalText(verdict.draft.value)} ${verdict.draft.currency}`,
      );
const prices = (text: string) => told(readPriceCsv(text, TODAY));
const rates = (text: string) => told(readRateCsv(text, TODAY));
/** One price with some of its cells exchanged. */
const price = (cells: Partial<Record<'isin' | 'date' | 'close' | 'currency', string>>) => {
  const row = { isin: 'IE00BK5BQT80', date: '2026-11-27', close: '121.09', currency: 'EUR', ...cells };
  return prices(`isin,date,close,currency\n${row.isin},${row.date},${row.close},${row.currency}\n`);
};

describe('a table of prices', () => {
  it('may have its columns in any order, others beside them, and any delimiter', () => {
    expect(
      prices(
        '\uFEFFDate;Name; CLOSE;currency;isin\r\n2026-11-27;World;121.09;eur;ie00bk5bqt80\r\n;;;;\r\n2026-11-26;;1;USD;IE00BK5BQT80',
      ),
    ).toEqual(['1 IE00BK5BQT80 2026-11-27 121.09 EUR', '3 IE00BK5BQT80 2026-11-26 1 USD']);
  });

  it.each([
    ['1234.5', 'GBX', '12.345 GBP'],
    ['1234.5', 'GBp', '12.345 GBP'],
    ['1234.5', 'GBP', '1234.5 GBP'],
    ['99999999.9999999999', 'EUR', '99999999.9999999999 EUR'],
    ['1e2', 'EUR', '100 EUR'],
  ])('%s %s is %s', (close, currency, value) => {
    expect(price({ close, currency })).toEqual([`1 IE00BK5BQT80 2026-11-27 ${value}`]);
  });

  it.each([
    [{ isin: '' }, 'isin: missing'],
    [{ isin: 'IE00BK5BQT8' }, 'isin: must have exactly 12 characters'],
    [{ isin: 'IE00BK5BQT81' }, 'isin: the check digit should be 0; is a character mistyped?'],
    [{ date: '27-11-2026' }, 'date: must be a date in the form YYYY-MM-DD'],
    [{ date: '2026-11-30' }, 'date: 2026-11-30 is in the future'],
    [{ close: '0' }, 'close: must be greater than 0'],
    [{ close: '-1' }, 'close: must be greater than 0'],
    [{ close: 'n/a' }, 'close: "n/a" is not a number'],
    [{ close: '1.2.3' }, 'close: "1.2.3" is not a number'],
    [{ close: '100000000' }, 'close: at most 8 digits before and 10 after the decimal point'],
    [{ close: '0.00000000001' }, 'close: at most 8 digits before and 10 after the decimal point'],
    [
      { close: '0.123456789', currency: 'GBX' },
      'close: at most 8 digits before and 10 after the decimal point',
    ],
    [{ currency: 'EURO' }, 'currency: "EURO" is not a currency code'],
  ])('a row with %j is refused: %s', (cells, reason) => {
    expect(price(cells)).toEqual([`1 ${reason}`]);
  });

  it('names everything that is wrong with a row, which is short of cells or never closed', () => {
    expect(prices('isin,date,close,currency\nx')).toEqual([
      '1 isin: must have exactly 12 characters; date: must be a date in the form ' +
        'YYYY-MM-DD; currency: "" is not a currency code; close: "" is not a number',
    ]);
    expect(prices('isin,date,close,currency\nIE00BK5BQT80,2026-11-27,1,"EUR')).toEqual([
      '1 row: a quotation mark opened on line 2 is never closed, so the rest of the file is one cell',
    ]);
  });

  it('shows the cells of a refused row', () => {
    const read = readPriceCsv('isin,date,close,currency\nx,y,z,EUR', TODAY);
    expect('code' in read ? read : read[0]?.raw).toEqual({
      isin: 'x',
      date: 'y',
      close: 'z',
      currency: 'EUR',
    });
  });

  it.each([
    ['', ['empty']],
    ['isin,date\n', ['missing_columns', 'close', 'currency']],
  ])('%j is no such table', (text, refusal) => {
    expect(prices(text)).toEqual(refusal);
  });
});

describe('the numbers of a table', () => {
  const DAY = 'IE00BK5BQT80;2026-11-27;EUR';
  const closes = (...cells: string[]) =>
    prices(`isin;date;currency;close\n${cells.map((cell) => `${DAY};${cell}\n`).join('')}`);
  const read = (...values: string[]) =>
    values.map((value, index) => `${index + 1} IE00BK5BQT80 2026-11-27 ${value} EUR`);
  const unclear = (row: number, cell: string) =>
    `${row} close: "${cell}" may be a number with thousands or one with three decimals, and no other number of the file ` +
    `tells which; write it without a mark of thousands, or as "${cell}0" with one decimal more`;

  it.each([
    [
      ['121,09', '1.013,20', '1 950,6', '12'],
      ['121.09', '1013.2', '1950.6', '12'],
    ],
    // The comma of the first proves what the other two are.
    [
      ['121,09', '1.234', '1,234'],
      ['121.09', '1234', '1.234'],
    ],
    [
      ['121.09', '1.234', '1,234'],
      ['121.09', '1.234', '1234'],
    ],
    [
      ['1.0850', '0.123', '1234.567'],
      ['1.085', '0.123', '1234.567'],
    ],
  ])('%j are read as %j', (cells, values) => {
    expect(closes(...cells)).toEqual(read(...values));
  });

  it('are refused by row and field where one may be two and nothing tells, or both are told', () => {
    expect(closes('1.234', '12')).toEqual([unclear(1, '1.234'), ...read('', '12').slice(1)]);
    expect(closes('1,234')).toEqual([unclear(1, '1,234')]);
    const [first, second, third] = closes('121,09', '121.09', '1.234');
    expect([first, second]).toEqual(read('121.09', '121.09'));
    expect(third).toBe(unclear(3, '1.234'));
    expect(rates('currency;date;rate\nUSD;2026-11-27;1,085')).toEqual([
      unclear(1, '1,085').replace('close', 'rate'),
    ]);
    // One decimal more, as the sentence says.
    expect(rates('currency;date;rate\nUSD;2026-11-27;1,0850')).toEqual(['1 USD 2026-11-27 1.085 USD']);
  });

  it('have a point as ever in a table divided by commas or tabs, unless there is a comma in one', () => {
    expect(rates('currency,date,rate\nUSD,2026-11-27,1.085')).toEqual(['1 USD 2026-11-27 1.085 USD']);
    expect(rates('currency\tdate\trate\nUSD\t2026-11-27\t1.085')).toEqual(['1 USD 2026-11-27 1.085 USD']);
    expect(price({ close: '"121,09"' })).toEqual(read('121.09'));
    expect(price({ close: '"1,234"' })).toEqual([unclear(1, '1,234')]);
  });

  it('are those of the column alone, whatever stands beside it', () => {
    expect(prices(`isin;date;currency;rate;close\n${DAY};1,5;1.234\n`)).toEqual([unclear(1, '1.234')]);
    expect(prices(`isin;date;currency;close\n${DAY};1,5\nx;2026-11-27;EUR\n`)[1]).toMatch(
      /^2 .*close: "" is not a number$/,
    );
  });
});

describe('a table of rates', () => {
  it('has units of the currency for one EUR', () => {
    expect(rates('currency,date,rate\nusd,2026-11-27,1.0850\nCZK,2026-11-27,24.35')).toEqual([
      '1 USD 2026-11-27 1.085 USD',
      '2 CZK 2026-11-27 24.35 CZK',
    ]);
  });

  it('tells those of hundredths in the currency itself', () => {
    const lines =
      'GBp,2026-11-27,87.65\ngbx,2026-11-26,87.65\nZAc,2026-11-27,1950\nGBX,2026-11-25,0.123456789';
    expect(rates(`currency,date,rate\n${lines}`)).toEqual([
      '1 GBP 2026-11-27 0.8765 GBP',
      '2 GBP 2026-11-26 0.8765 GBP',
      '3 ZAR 2026-11-27 19.5 ZAR',
      '4 rate: at most 8 digits before and 10 after the decimal point',
    ]);
  });

  it.each([
    ['EUR,2026-11-27,1', 'currency: rates are told for one EUR, so the euro itself has none'],
    ['$,2026-11-27,1', 'currency: "$" is not a currency code'],
    ['USD,2026-11-27,123456789', 'rate: at most 8 digits before and 10 after the decimal point'],
    ['USD,,1', 'date: must be a date in the form YYYY-MM-DD'],
  ])('%s is refused: %s', (row, reason) => {
    expect(rates(`currency,date,rate\n${row}`)).toEqual([`1 ${reason}`]);
  });
});
