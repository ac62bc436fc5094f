import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT } from '../testing/statement-words.ts';
import { fitsDigitLimits } from './digit-limits.ts';
import { readFlexElements } from './flex.ts';
import { readStatement } from './read-statement.ts';
import { reasonText } from './row-reason.ts';
import type { Statement, StatementRefusal } from './statement.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/statements/${name}`, import.meta.url), 'utf8');

const FILES = [
  'interactive-brokers/flex-sections.csv',
  'interactive-brokers/flex-header-data.csv',
  'interactive-brokers/flex-trades.csv',
  'interactive-brokers/flex-dividends.csv',
  'portfolio-performance/depot-de.csv',
  'portfolio-performance/account-en.csv',
  'portfolio-performance/short-nl.csv',
  'ghostfolio/export.json',
  'degiro/Account-nl.csv',
].map((name) => [name, fixture(name)] as const);

const NASTY_NUMBERS = [
  '0',
  '-0',
  '-1',
  '999999999999999',
  '0.0000000001',
  '-999999999999999.9999999999',
  '1e14',
];

/** Every row has exactly one verdict, with reasons or with numbers that can be kept; throws where one has not. */
function checkVerdicts(statement: Statement | StatementRefusal): void {
  if ('code' in statement) {
    expect(statement.message).not.toBe('');
    return;
  }
  let last = 0;
  for (const { row, verdict } of statement.rows) {
    expect(row).toBeGreaterThan(last);
    last = row;
    if (verdict.kind === 'left_out') expect(reasonText(verdict.reason)).toMatch(/^[a-z_]+: .+/s);
    else if (verdict.kind === 'refused')
      expect(verdict.errors.map(reasonText).join()).toMatch(/^[a-z_]+: .+/s);
    else {
      const { draft } = verdict;
      const sizes = 'amount' in draft ? [draft.amount] : 'units' in draft ? [draft.units, draft.price] : [];
      const numbers = [draft.fee, draft.tax, draft.exchangeRate, ...sizes];
      expect(numbers.filter((each) => each !== null).every(fitsDigitLimits)).toBe(true);
      expect(draft.date <= CONTEXT.today && draft.broker.length > 0).toBe(true);
    }
  }
}

const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e400',
    '9'.repeat(400),
    '"',
    ',',
    ';',
    '\n',
    '__proto__',
    '٣',
    '-',
    'GBX',
    '0.0000000001',
    '99999999999999',
    '01/02/2024',
    '2030-01-01',
    'SPLIT 0 FOR 1',
    'Dividends',
    'CASH',
    'BOS',
    '\u0000',
    '{}',
    'null',
  ),
);

describe('laws', () => {
  it.each(FILES)('%s with anything in any place is judged row by row, never thrown at', (_, text) => {
    const places = [...text.matchAll(/[^,;:"\r\n{}[\]]+/g)].map(
      (match) => [match.index, match[0].length] as const,
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: places.length - 1 }), junk), { minLength: 1, maxLength: 4 }),
        (changes) => {
          let spoiled = text;
          for (const [at, put] of changes.toSorted(([left], [right]) => right - left)) {
            const [start, length] = places[at] ?? [0, 0];
            spoiled = spoiled.slice(0, start) + put + spoiled.slice(start + length);
          }
          checkVerdicts(readStatement(spoiled, CONTEXT));
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each(FILES)(
    '%s with each of its numbers exchanged for a nasty one keeps no number that does not fit',
    (_, text) => {
      const numbers = [...text.matchAll(/(?<![\w.,-])-?\d+(?:[.,]\d+)*(?![\w.,-])/g)];
      for (const { index, 0: number } of numbers)
        for (const nasty of NASTY_NUMBERS)
          checkVerdicts(
            readStatement(text.slice(0, index) + nasty + text.slice(index + number.length), CONTEXT),
          );
    },
  );

  it.each(FILES)('%s cut off anywhere is judged too', (_, text) => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), (length) => {
        checkVerdicts(readStatement(text.slice(0, length), CONTEXT));
      }),
      { numRuns: 100 },
    );
  });

  it('elements of XML with any attributes are judged row by row', () => {
    const names = [
      'currency',
      'fxRateToBase',
      'assetCategory',
      'isin',
      'symbol',
      'tradeDate',
      'settleDate',
      'date',
      'quantity',
      'tradePrice',
      'ibCommission',
      'amount',
      'type',
      'buySell',
      'description',
      'levelOfDetail',
      '__proto__',
    ];
    const value = fc.oneof(
      junk,
      fc.constantFrom(
        'EUR',
        'USD',
        'IE00BK5BQT80',
        '20240305',
        '2',
        'BUY',
        'Dividends',
        'Withholding Tax',
        'VT(US9220427424) SPLIT 2 FOR 1',
      ),
    );
    const attributes = fc.dictionary(fc.constantFrom(...names), value);
    const name = fc.constantFrom(
      'Trade',
      'Order',
      'CashTransaction',
      'CorporateAction',
      'Transfer',
      'AccountInformation',
      'Other',
    );
    fc.assert(
      fc.property(fc.array(fc.record({ name, attributes }), { maxLength: 6 }), (elements) => {
        checkVerdicts(readFlexElements(elements, CONTEXT));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      'dividends of one day',
      `Type,SettleDate,ISIN,Description,Amount,CurrencyPrimary\n${'Dividends,20240305,IE00BK5BQT80,,1,EUR\n'.repeat(20_000)}`,
    ],
    [
      'account rows',
      `Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order Id\n${'20-06-2024,09:05,20-06-2024,X,US9220427424,Dividend,,USD,1,USD,,\n22-06-2024,,,,,FX Debit,1.2,USD,-1,,,\n'.repeat(10_000)}`,
    ],
    ['one cell', `Date,Type,Value,Shares\n"${'x'.repeat(2 ** 20)}`],
    ['columns', `${'CurrencyPrimary,'.repeat(2 ** 17)}Buy/Sell,TradePrice\n1`],
    ['members', `{"activities":[${'{"date":"2024-03-05"},'.repeat(20_000)}{}]}`],
  ])('much of %s takes time in proportion to it', (_, text) => {
    checkVerdicts(readStatement(text, CONTEXT));
  });
});
