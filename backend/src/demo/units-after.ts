import { add, type Decimal, subtract, ZERO } from '@portfolio/domain';
import type { Fund } from './funds.ts';
import type { DemoTrade } from './fulfil.ts';

/** Units of each fund that is held after these trades. */
export function unitsAfter(trades: readonly DemoTrade[]): Map<Fund, Decimal> {
  const held = new Map<Fund, Decimal>();
  for (const { fund, type, units } of trades) {
    const before = held.get(fund) ?? ZERO;
    held.set(fund, type === 'BUY' ? add(before, units) : subtract(before, units));
  }
  return new Map([...held].filter(([, units]) => units.digits !== 0n));
}
