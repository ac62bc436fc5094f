import { describe, expect, it } from 'vitest';
import { netAmount } from '../ledger/transaction-amounts.ts';
import { decimalText, publishedText } from '../money/decimal-text.ts';
import {
  AUTOFX_HEADER,
  degiroRow,
  draftOf,
  errorsOf,
  FOREIGN,
  notesOf,
  PENCE,
  wordsOf,
} from '../testing/degiro-rows.ts';

describe('currencies', () => {
  it('reads price, currency, rate and AutoFX fee of a foreign trade', () => {
    const draft = draftOf(FOREIGN);
    expect(draft).toMatchObject({ currency: 'USD', exchangeRate: { digits: 125n, scale: 2 } });
    expect([draft.price, draft.fee, draft.fxFee].map((amount) => decimalText(amount))).toEqual([
      '50',
      '2',
      '1',
    ]);
    expect(publishedText(netAmount(draft))).toBe('-403');
  });

  it('takes a missing currency as EUR unless there is a rate', () => {
    expect(draftOf({ currency: '' })).toMatchObject({ currency: 'EUR', exchangeRate: null });
    expect(errorsOf({ ...FOREIGN, currency: '' })).toEqual([
      'currency: missing, though the row has an exchange rate',
    ]);
    expect(draftOf({ currency: 'eur', rate: '1,0000' })).toMatchObject({
      currency: 'EUR',
      exchangeRate: null,
    });
  });

  it('ignores a rate beside a price in EUR, with a note', () => {
    expect(draftOf({ rate: '1,0619' }).exchangeRate).toBeNull();
    expect(notesOf({ rate: '1,0619' })).toEqual(['exchange_rate: ignored, because the price is in EUR']);
  });

  it('works out a missing rate from the value', () => {
    // 500 USD / 401.30 EUR = 1.24595065…
    const cells = { ...FOREIGN, rate: '', value: '-401,30', total: '-403,30' };
    expect(draftOf(cells).exchangeRate).toEqual({ digits: 12459506604n, scale: 10 });
    expect(notesOf(cells)).toEqual(['exchange_rate: not in the file, worked out from the value']);
  });

  it.each(['', '0,00', 'x'])('refuses a foreign trade without rate whose value is %j', (value) => {
    expect(errorsOf({ ...FOREIGN, rate: '', value })).toEqual([
      'exchange_rate: missing, and the value that it could be worked out from is too',
    ]);
  });

  it('refuses a rate worked out to nothing, and a printed rate that is not above 0', () => {
    const tiny = { ...FOREIGN, rate: '', quantity: '1', price: '0,0001', value: '-900.000.000,00' };
    expect(errorsOf(tiny)).toEqual([expect.stringMatching(/^exchange_rate: missing/)]);
    expect(errorsOf({ ...FOREIGN, rate: '0' })).toEqual(['exchange_rate: must be greater than 0']);
    expect(errorsOf({ ...FOREIGN, rate: '-1,25' })).toEqual(['exchange_rate: must be greater than 0']);
  });

  it.each([
    ['GBX', 'GBP'],
    ['GBp', 'GBP'],
    ['p', 'GBP'],
    ['ZAc', 'ZAR'],
    ['ILA', 'ILS'],
  ])('a price in %s is a hundredth in %s, whichever unit the rate is for', (code, currency) => {
    for (const rate of ['0,8000', '80,0000']) {
      const draft = draftOf({ ...PENCE, currency: code, rate });
      expect(draft.currency).toBe(currency);
      expect([decimalText(draft.price), draft.exchangeRate && decimalText(draft.exchangeRate)]).toEqual([
        '2.5',
        '0.8',
      ]);
      expect(publishedText(netAmount(draft), 2)).toBe('-312.50');
    }
  });

  it('a price in GBP is no price in pence', () => {
    expect(decimalText(draftOf({ ...PENCE, currency: 'GBP' }).price)).toBe('250');
  });

  it('works out the rate of pence and refuses where nothing tells its unit', () => {
    expect(draftOf({ ...PENCE, rate: '' }).exchangeRate).toEqual({ digits: 8000000000n, scale: 10 });
    expect(errorsOf({ ...PENCE, value: '' })).toEqual([expect.stringMatching(/^exchange_rate: cannot tell/)]);
  });

  it('refuses a price in pence with more digits than can be kept', () => {
    expect(errorsOf({ ...PENCE, price: '0,123456789' })).toEqual([
      'price_per_unit: at most 15 digits before and 10 after the decimal point',
    ]);
  });

  it('refuses every row of an account that is not in EUR', () => {
    const swiss = AUTOFX_HEADER.replaceAll(' EUR', ' CHF');
    const error = 'currency: the account is kept in CHF; only accounts in EUR can be imported';
    expect(wordsOf(`${swiss}\n${degiroRow()}`)[0]).toMatchObject({ errors: [error] });
    const older =
      'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value,,Exchange rate,Transaction costs,,Total,,Order ID';
    const row = (value: string, total: string): string =>
      `${older}\n03-04-2023,09:15,X,LU1681043599,A,B,1,"10,00",USD,"-10,00",USD,${value},"1,1","-1,00",,${total},id`;
    expect(wordsOf(row('"-9,00",CHF', '"-10,00",CHF'))[0]).toMatchObject({
      errors: [error],
    });
    expect(wordsOf(row(',', '"-10,00",CHF'))[0]).toMatchObject({ errors: [error] });
    expect(wordsOf(row('"-9,09",', '"-10,09",'))[0]).toMatchObject({
      kind: 'read',
      notes: [],
    });
  });
});

describe("the broker's total", () => {
  it('may contain the AutoFX fee or not', () => {
    expect(notesOf({ ...FOREIGN, total: '-402,00' })).toEqual([]);
    expect(notesOf({ ...FOREIGN, total: '-403,00' })).toEqual([]);
  });

  it('is noted where it differs by more than the roundings', () => {
    // 0.02 + 400 · 0.00005 / 1.25 = 0.036
    expect(notesOf({ ...FOREIGN, total: '-403,03' })).toEqual([]);
    expect(notesOf({ ...FOREIGN, total: '-403,04' })).toEqual([
      'total: the file says -403.04; units, price, rate and fees make -403.00',
    ]);
    expect(notesOf({ total: '-449,94' })).toEqual([]);
    expect(notesOf({ total: '-449,95' })).toHaveLength(1);
    expect(notesOf({ total: '449,92' })).toHaveLength(1);
    expect(notesOf({ total: '' })).toEqual([]);
  });
});
