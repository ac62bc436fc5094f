import { add, decimal, decimalText, subtract, sum } from '@portfolio/domain';
import { expect } from 'vitest';
import type { PerformanceWire } from '../reports/performance/performance.schema.ts';

/**
 * Both identities of the figures as they are seen, to the last digit.
 *
 *   end − start = net flows + price gain + currency gain + income − fees − taxes
 *   end         = start + purchases − proceeds + realised gain + unrealised gain
 */
export function expectIdentities(figures: PerformanceWire): void {
  const of = (name: keyof PerformanceWire) => decimal(figures[name] as string);
  const growth = subtract(of('end_value'), of('start_value'));
  const charges = add(of('fees'), of('taxes'));
  const gains = sum([of('price_gain'), of('currency_gain'), of('income')]);
  expect(decimalText(subtract(add(of('net_flows'), gains), charges))).toBe(decimalText(growth));
  const capital = add(of('realised_gain'), of('unrealised_gain'));
  expect(decimalText(add(subtract(of('purchases'), of('proceeds')), capital))).toBe(decimalText(growth));
}
