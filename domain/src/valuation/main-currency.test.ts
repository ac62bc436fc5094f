import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { mainPrice } from './main-currency.ts';

describe('mainPrice', () => {
  it.each([
    ['GBX', '5123.5', 'GBP', '51.235'],
    ['GBp', '5123.5', 'GBP', '51.235'],
    ['ZAc', '100', 'ZAR', '1'],
    ['ZAC', '100', 'ZAR', '1'],
    ['ILA', '7', 'ILS', '0.07'],
    ['GBP', '51.235', 'GBP', '51.235'],
    ['EUR', '109.06', 'EUR', '109.06'],
  ])('%s %s is %s %s', (code, told, currency, amount) => {
    const price = mainPrice(code, decimal(told));
    expect([price.currency, decimalText(price.amount)]).toEqual([currency, amount]);
  });
});
