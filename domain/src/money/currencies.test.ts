import { describe, expect, it } from 'vitest';
import { CURRENCIES, isCurrency } from './currencies.ts';

describe('the currencies', () => {
  it('are codes of three letters, ascending, each once', () => {
    expect(CURRENCIES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(CURRENCIES).toEqual([...new Set(CURRENCIES)].toSorted());
  });

  it('are those that money is kept in: no part of one, no metal, none of the past', () => {
    expect(['EUR', 'CZK', 'USD', 'GBP', 'CHF', 'JPY'].filter((code) => !isCurrency(code))).toEqual([]);
    expect(['GBX', 'GBp', 'XAU', 'XXX', 'DEM', 'eur', 'ABC', ''].filter(isCurrency)).toEqual([]);
  });
});
