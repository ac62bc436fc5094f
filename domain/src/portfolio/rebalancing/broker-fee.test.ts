import { expect, test } from 'vitest';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { NO_FEE, orderFee } from './broker-fee.ts';

const fee = (fixed: string, rate: string, minimum: string, amount: string) =>
  decimalText(
    orderFee({ fixed: decimal(fixed), rate: decimal(rate), minimum: decimal(minimum) }, decimal(amount)),
  );

test('a fee is a fixed part and a part of the amount, at least the minimum, rounded up to the hundredth', () => {
  expect(fee('1', '0.0025', '0', '1000')).toBe('3.5'); // 1 + 2.5
  expect(fee('1', '0.0025', '5', '1000')).toBe('5');
  expect(fee('0', '0.0025', '0', '100.01')).toBe('0.26'); // 0.250025
  expect(fee('0', '0', '1.999', '100')).toBe('2');
});

test('a broker that charges nothing charges nothing', () => {
  expect(decimalText(orderFee(NO_FEE, decimal('100')))).toBe('0');
});
