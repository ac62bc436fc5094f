import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LocalDate, localDate, localDateOf } from '../calendar/local-date.ts';
import { isinCheckDigit } from '../ledger/isin.ts';
import { type Decimal, normalise } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
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

describe('what is printed is read back', () => {
  const number = (most: bigint, scale: number): fc.Arbitrary<Decimal> =>
    fc.record({ digits: fc.bigInt({ min: 1n, max: most }), scale: fc.nat({ max: scale }) }).map(normalise);
  const date: fc.Arbitrary<LocalDate> = fc
    .tuple(
      fc.integer({ min: 2010, max: 2025 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => localDateOf(year, month, day) ?? localDate('2020-01-01'));
  const isin = fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{9}$/).map((body) => body + isinCheckDigit(body));
  const trade = fc.record({
    date,
    isin,
    type: fc.constantFrom('BUY', 'SELL'),
    units: number(10n ** 8n, 4),
    price: number(10n ** 9n, 6),
    fee: number(10n ** 4n, 2),
  });
  const drafts = (text: string) => {
    const statement = readStatement(text, CONTEXT);
    if ('code' in statement) throw new Error(statement.message);
    return [...statement.rows].map(({ verdict }) => {
      if (verdict.kind !== 'read') throw new Error(JSON.stringify(verdict));
      const { draft } = verdict;
      const { date, isin, type, fee } = draft;
      return 'price' in draft ? { date, isin, type, units: draft.units, price: draft.price, fee } : null;
    });
  };

  it('as a Flex query', () => {
    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 5 }), (trades) => {
        const header = 'Buy/Sell,TradeDate,ISIN,Quantity,TradePrice,CurrencyPrimary,IBCommission';
        const rows = trades.map(({ type, units, price, fee, ...each }) => {
          const [quantity, day] = [decimalText(units), each.date.replaceAll('-', '')];
          return [
            type,
            day,
            each.isin,
            type === 'SELL' ? `-${quantity}` : quantity,
            decimalText(price),
            'EUR',
            `-${decimalText(fee)}`,
          ].join();
        });
        expect(drafts([header, ...rows].join('\n'))).toEqual(trades);
      }),
      { numRuns: 300 },
    );
  });

  it('as an export of Ghostfolio', () => {
    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 5 }), (trades) => {
        const activities = trades.map(({ units, price, fee, ...each }) => {
          const [quantity, unitPrice, paid] = [units, price, fee].map((value) => decimalText(value));
          return `{"date":"${each.date}T00:00:00.000Z","type":"${each.type}","symbol":"${each.isin}","currency":"EUR","quantity":${quantity},"unitPrice":${unitPrice},"fee":${paid}}`;
        });
        expect(drafts(`{"activities":[${activities.join()}]}`)).toEqual(trades);
      }),
      { numRuns: 300 },
    );
  });

  it("as one of Portfolio Performance's, whose values are exact to the cent", () => {
    const whole = fc.record({
      units: fc.integer({ min: 1, max: 9999 }),
      cents: fc.integer({ min: 100, max: 999_999 }),
      fee: fc.integer({ min: 1, max: 99 }),
    });
    const text = (cents: number): string =>
      `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(fc.array(fc.tuple(trade, whole), { minLength: 1, maxLength: 5 }), (trades) => {
        const header = 'Datum;Typ;Wert;Buchungswährung;Gebühren;Steuern;Stück;ISIN';
        const rows = trades.map(([each, { units, cents, fee }]) => {
          const value = each.type === 'BUY' ? text(units * cents + fee) : `-${text(units * cents - fee)}`;
          return [
            `${each.date}T00:00`,
            each.type === 'BUY' ? 'Kauf' : 'Verkauf',
            value,
            'EUR',
            text(fee),
            '',
            units,
            each.isin,
          ].join(';');
        });
        const told = trades.map(([each, { units, cents, fee }]) => ({
          ...{ date: each.date, isin: each.isin, type: each.type },
          units: normalise({ digits: BigInt(units), scale: 0 }),
          price: normalise({ digits: BigInt(cents), scale: 2 }),
          fee: normalise({ digits: BigInt(fee), scale: 2 }),
        }));
        expect(drafts([header, ...rows].join('\n'))).toEqual(told);
      }),
      { numRuns: 300 },
    );
  });
});
