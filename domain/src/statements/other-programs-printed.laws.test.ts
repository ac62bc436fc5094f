import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LocalDate, localDate, localDateOf } from '../calendar/local-date.ts';
import { isinCheckDigit } from '../ledger/isin.ts';
import { type Decimal, normalise } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { CONTEXT } from '../testing/statement-words.ts';
import { readStatement } from './read-statement.ts';

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
