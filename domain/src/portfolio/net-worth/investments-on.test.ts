import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, publishedText } from '../../money/decimal-text.ts';
import { closes, instrument, walk } from '../../testing/january.ts';
import { valuePoint } from '../days/value-points.ts';
import { investmentsOn } from './investments-on.ts';

const told = (days: ReturnType<typeof walk>, at: number) => {
  const worth = investmentsOn(days, at);
  return 'digits' in worth ? decimalText(worth) : worth;
};

describe('investmentsOn', () => {
  it('is what was held at the prices known on the day, and 0 before', () => {
    const days = walk([instrument('2025-01-02 BUY 3 @ 10', { closes: closes('04 12') })]);
    expect([-1, 0, 1, 2, 3, 4].map((at) => told(days, at))).toEqual(['0', '0', '0', '30', '30', '36']);
  });

  it('names what has no value instead; what is oversold is nothing', () => {
    const days = walk([
      instrument('2025-01-02 TRANSFER_IN 1 @ 5'),
      instrument('2025-01-03 BUY 1 @ 10'),
      instrument('2025-01-04 SELL 1 @ 10'),
    ]);
    const missing = [{ name: '0', reason: 'no_price' }];
    expect([1, 2, 9].map((at) => told(days, at))).toEqual(['0', missing, missing]);
  });

  it('is the value that the history of values publishes', () => {
    const price = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(price, price, fc.integer({ min: 0, max: 10 }), (bought, value, at) => {
        const given = { values: [{ day: 20_092, value: { digits: BigInt(value), scale: 0 } }] };
        const days = walk([instrument(`2025-01-02 BUY 7 @ ${bought}; 2025-01-05 BUY 2 @ 3`, given)]);
        const { marketValue } = valuePoint(days, at);
        expect(told(days, at)).toBe(marketValue && publishedText(marketValue));
      }),
    );
  });
});
