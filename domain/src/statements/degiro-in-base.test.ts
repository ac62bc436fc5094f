import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import type { Decimal } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { netAmount } from '../ledger/transaction-amounts.ts';
import {
  AUTOFX_HEADER,
  type DegiroCells,
  degiroRow,
  FOREIGN,
  IN_EUR,
  inWords,
  PENCE,
} from '../testing/degiro-rows.ts';
import { readDegiroTransactions } from './degiro.ts';
import { reasonText } from './row-reason.ts';

/** A row of DEGIRO in a ledger with that base currency. */
function rowIn(base: string, eurPerBase: string | null, cells: DegiroCells = {}) {
  const rateOn = (currency: string) =>
    currency === 'EUR' && eurPerBase !== null ? decimal(eurPerBase) : null;
  const text = `${AUTOFX_HEADER}\n${degiroRow(cells)}\n`;
  const statement = readDegiroTransactions(text, { today: localDate('2026-01-31'), base, rateOn });
  if ('code' in statement) throw new Error(statement.message);
  const [row] = statement.rows;
  if (!row) throw new Error('no row');
  return row;
}

function tradeIn(base: string, eurPerBase: string | null, cells: DegiroCells = {}) {
  const { verdict } = rowIn(base, eurPerBase, cells);
  if (verdict.kind === 'refused') throw new Error('refused');
  const text = (value: Decimal | null) => value && decimalText(value);
  const { price, currency, exchangeRate, fee, fxFee } = verdict.draft;
  return {
    told: [text(price), currency, text(exchangeRate), text(fee), text(fxFee)],
    net: decimalText(netAmount(verdict.draft)),
    notes: inWords(verdict),
  };
}

const errorsOf = ({ verdict }: ReturnType<typeof rowIn>) =>
  verdict.kind === 'refused' ? verdict.errors.map(reasonText) : [];

describe('a row of DEGIRO, whose amounts are in EUR, in a ledger of another currency', () => {
  it('keeps the rate that DEGIRO recorded; only the step to the base currency is published', () => {
    // 1.25 USD for one EUR · 0.04 EUR for one CZK = 0.05 USD for one CZK; fees 2 / 0.04 = 50 and 1 / 0.04 = 25
    const { told, net, notes } = tradeIn('CZK', '0.04', FOREIGN);
    expect(told).toEqual(['50', 'USD', '0.05', '50', '25']);
    // −(10 · 50 / 0.05 + 50 + 25)
    expect(net).toBe('-10075');
    expect(notes).toMatchObject({
      notes: ['exchange_rate: not in the file; the published rate of EUR for one CZK of that day'],
    });
  });

  it('needs no published rate where the price is in the base currency', () => {
    // 1.25 USD for one EUR: fees 2 · 1.25 = 2.5 and 1 · 1.25 = 1.25
    const { told, net } = tradeIn('USD', null, FOREIGN);
    expect(told).toEqual(['50', 'USD', null, '2.5', '1.25']);
    expect(net).toBe('-503.75'); // −(500 + 3.75)
  });

  it('is a foreign trade where its price is in EUR, or in pence', () => {
    // −(12 · 37.41 + 1) / 0.04
    expect(tradeIn('CZK', '0.04')).toMatchObject({
      told: ['37.41', 'EUR', '0.04', '25', '0'],
      net: '-11248',
    });
    // 250 pence at 0.8 GBP for one EUR · 0.04 = 0.032 GBP for one CZK
    expect(tradeIn('CZK', '0.04', PENCE).told).toEqual(['2.5', 'GBP', '0.032', '0', '0']);
  });

  it('is refused, with its cells, where no rate is known, or a charge gets too long', () => {
    const unknown = rowIn('CZK', null);
    expect(unknown).toMatchObject({ row: 1, raw: { ISIN: 'LU1681043599' } });
    expect(errorsOf(unknown)).toEqual([
      'exchange_rate: no rate of EUR for one CZK is known on 2023-04-03; refresh the rates or enter one on the page ' +
        'Prices, and import the file again',
    ]);
    const long = rowIn('CZK', '0.0000000001', { fee: '-999999,00', total: '' });
    expect(errorsOf(long)).toEqual(['fee: at most 15 digits before and 10 after the decimal point']);
  });

  it('is read as ever where the base currency is EUR', () => {
    const { told } = tradeIn('EUR', null, FOREIGN);
    expect(told).toEqual(['50', 'USD', '1.25', '2', '1']);
    expect(IN_EUR.rateOn()).toBeNull();
  });
});
