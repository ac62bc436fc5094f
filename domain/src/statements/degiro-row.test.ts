import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import {
  AUTOFX_HEADER,
  degiroRow,
  draftOf,
  errorsOf,
  inWords,
  notesOf,
  PENCE,
  statementOf,
  verdictOf,
  wordsOf,
} from '../testing/degiro-rows.ts';

describe('dates and times', () => {
  it.each(['3-4-2023', '03-04-2023', '03/04/2023', '3.4.2023', ' 03-04-2023 '])('reads %s', (date) => {
    expect(draftOf({ date }).date).toBe('2023-04-03');
  });

  it.each([
    ['', 'date: missing'],
    ['30-02-2023', 'date: "30-02-2023" is not a day-month-year date'],
    ['03-04/2023', 'date: "03-04/2023" is not a day-month-year date'],
    ['03-04-23', 'date: "03-04-23" is not a day-month-year date'],
    ['2023-04-03', 'date: "2023-04-03" is not a day-month-year date'],
    ['x'.repeat(50), `date: "${'x'.repeat(40)}…" is not a day-month-year date`],
  ])('refuses %j', (date, error) => {
    expect(inWords(verdictOf({ date }))).toMatchObject({ kind: 'refused', date: null, errors: [error] });
  });

  it('accepts today and refuses tomorrow', () => {
    const row = (date: string): string => `${AUTOFX_HEADER}\n${degiroRow({ date })}`;
    expect(statementOf(row('31-01-2026'), '2026-01-31').rows[0]?.verdict.kind).toBe('read');
    expect(wordsOf(row('01-02-2026'), '2026-01-31')[0]).toEqual({
      kind: 'refused',
      isin: 'LU1681043599',
      date: '2026-02-01',
      errors: ['date: 2026-02-01 is in the future'],
    });
  });

  it('reads a time with or without seconds and leaves out what is none', () => {
    expect(draftOf({ time: '9:05' }).time).toBe('09:05');
    expect(draftOf({ time: '21:56:07' }).time).toBe('21:56:07');
    expect([draftOf({ time: '' }).time, notesOf({ time: '' })]).toEqual([null, []]);
    expect([draftOf({ time: '25:00' }).time, notesOf({ time: '25:00' })]).toEqual([
      null,
      ['time: "25:00" is not a time of day; left out'],
    ]);
  });
});

describe('ISIN', () => {
  it('is trimmed and put in upper case', () => {
    expect(draftOf({ isin: ' lu1681043599 ' }).isin).toBe('LU1681043599');
  });

  it.each([
    ['', null, 'isin: missing'],
    ['LU168104359', 'LU168104359', 'isin: must have exactly 12 characters'],
    ['1U1681043599', '1U1681043599', 'isin: must be two letters, nine letters or digits, and a check digit'],
    ['LU1681043598', 'LU1681043598', 'isin: the check digit should be 9; is a character mistyped?'],
  ])('%j is refused', (isin, reported, error) => {
    expect(inWords(verdictOf({ isin }))).toMatchObject({
      kind: 'refused',
      isin: reported,
      date: '2023-04-03',
      errors: [error],
    });
  });
});

describe('quantity, price and fees', () => {
  it('buys above zero and sells below', () => {
    expect(draftOf({ quantity: '12' }).type).toBe('BUY');
    const sale = draftOf({ quantity: '-12' });
    expect([sale.type, decimalText(sale.units)]).toEqual(['SELL', '12']);
  });

  it.each([
    [{ quantity: '' }, ['units: the quantity is missing']],
    [{ quantity: '0' }, ['units: the quantity is 0']],
    [{ quantity: 'XETA' }, ['units: "XETA" is not a number']],
    [{ price: '' }, ['price_per_unit: missing']],
    [{ price: '0,00' }, ['price_per_unit: must be greater than 0']],
    [{ price: '-1,00' }, ['price_per_unit: must be greater than 0']],
    [{ price: 'abc' }, ['price_per_unit: "abc" is not a number']],
    [{ fee: 'free' }, ['fee: "free" is not a number']],
    [{ fxFee: '?' }, ['fx_fee: "?" is not a number']],
    [{ rate: '?' }, ['exchange_rate: "?" is not a number']],
    [{ currency: 'E1' }, ['currency: "E1" is not a currency code']],
    [{ quantity: '1'.repeat(16) }, ['units: at most 15 digits before and 10 after the decimal point']],
    [{ price: '0,12345678901' }, ['price_per_unit: at most 15 digits before and 10 after the decimal point']],
  ])('%j is refused', (cells, errors) => {
    expect(errorsOf(cells)).toEqual(errors);
  });

  it('accepts 15 integer and 10 fraction digits', () => {
    const draft = draftOf({ quantity: '999999999999999', price: '0,0123456789', local: '' });
    expect([decimalText(draft.units), decimalText(draft.price)]).toEqual(['999999999999999', '0.0123456789']);
  });

  it('lists everything that is wrong with a row', () => {
    expect(errorsOf({ date: 'x', isin: 'y', quantity: '0', price: '-1' })).toHaveLength(4);
  });

  it('drops the sign of fees and takes an empty cell as 0', () => {
    expect(decimalText(draftOf({ fee: '1,50' }).fee)).toBe('1.5');
    expect(decimalText(draftOf({ fee: '', fxFee: '' }).fee)).toBe('0');
  });

  it('refuses a row that ends before the fees', () => {
    const cut = degiroRow().split('"-1,00"')[0]?.slice(0, -1) ?? '';
    expect(wordsOf(`${AUTOFX_HEADER}\n${cut}`)[0]).toMatchObject({
      errors: ['fee: the row ends after 14 of 18 cells, before the fees'],
    });
  });

  it('reads a quantity of three fraction digits as units × price tell', () => {
    expect(decimalText(draftOf({ quantity: '1,234', price: '10,0000', local: '-12,34' }).units)).toBe(
      '1.234',
    );
    expect(decimalText(draftOf({ quantity: '1,234', price: '10,0000', local: '-12.340,00' }).units)).toBe(
      '1234',
    );
    expect(decimalText(draftOf({ quantity: '1.234', price: '10,0000', local: '-12,34' }).units)).toBe(
      '1.234',
    );
    expect(decimalText(draftOf({ quantity: '1.234', price: '10,0000', local: '' }).units)).toBe('1234');
    // 1234 · 0.000001 and 1.234 · 0.000001 are both 0.00 in cents: the comma of the file decides.
    expect(decimalText(draftOf({ quantity: '1.234', price: '0,000001', local: '0,00' }).units)).toBe('1234');
    expect(errorsOf({ quantity: '1,234', price: '' })).toEqual(['price_per_unit: missing']);
    // 1500 units at 250 pence are 3,750 pounds: the local value is in another unit than the price and tells nothing.
    const pounds = { local: '-3.750,00', localCurrency: 'GBP', value: '-4.687,50', total: '-4.687,50' };
    expect(decimalText(draftOf({ ...PENCE, quantity: '1.500', ...pounds }).units)).toBe('1500');
  });
});

describe('rows that are no trades', () => {
  it.each([{ price: '0,0000' }, { price: '' }, { price: '0,0000', quantity: '0' }])(
    '%j without order id',
    (cells) => {
      expect(errorsOf({ ...cells, id: '' })).toEqual([
        expect.stringMatching(/^price_per_unit: .*split, change of ISIN/),
      ]);
    },
  );

  it('a row with a price but no order id is a trade with a note', () => {
    expect(notesOf({ id: '' })).toEqual([expect.stringMatching(/^external_id: the row has no order id/)]);
    expect(errorsOf({ id: '', price: 'x' })).toEqual(['price_per_unit: "x" is not a number']);
  });

  it('takes the UUID for the order id wherever it stands behind its column', () => {
    expect(draftOf({ empty: 'x', id: 'b93f0c4e-6d2a-4f0e-9a51-0c7f6f0e1d2c' }).externalId).toMatch(/^b93f/);
    expect(draftOf({ empty: 'x', id: 'y' }).externalId).toBe('x');
  });
});
