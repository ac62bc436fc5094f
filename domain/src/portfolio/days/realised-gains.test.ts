import { describe, expect, test } from 'vitest';
import { localDate } from '../../calendar/local-date.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { settleTransfers } from '../../ledger/settle-transfers.ts';
import { sum, ZERO } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { closes, entries, instrument, walk } from '../../testing/index.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import { periodFigures } from './period-figures.ts';
import { realisedGains, realisedWithin } from './realised-gains.ts';

describe('the figures of a period', () => {
  test('of a foreign fund, worked out by hand', () => {
    const lines =
      '2025-01-01 BUY 10 @ 80 EUR fee 1; 2025-01-02 DIVIDEND 20 tax 5; 2025-01-03 SELL 5 @ 70 EUR fee 2 tax 3';
    const rates = new Map([['USD', closes('01 1.25; 02 1.6; 03 2', 'USD')]]);
    const days = walk([instrument(lines, { closes: closes('01 100; 02 110; 03 130', 'USD') })], '03', rates);
    // values: 10 × 100 / 1.25 = 800; 10 × 110 / 1.6 = 687.5; 5 × 130 / 2 = 325
    const settled = ledgerOrder(settleTransfers(entries(lines)));
    const realised = (method: 'average' | 'fifo') =>
      realisedWithin(realisedGains(settled, method), localDate('2024-12-31'), localDate('2025-01-03'), null);
    expect(publishedText(realised('average'))).toBe('-50'); // 350 − 5 × 80
    expect(publishedText(realised('fifo'))).toBe('-50');
    const figures = inOneGo(periodFigures(days, 0, 3, realised('average'), ZERO));
    const shown = Object.fromEntries(
      (
        [
          ['startValue', figures.startValue],
          ['endValue', figures.endValue],
          ['purchases', figures.purchases],
          ['proceeds', figures.proceeds],
          ['income', figures.income],
          ['fees', figures.fees],
          ['taxes', figures.taxes],
          ['netFlows', figures.netFlows],
          ['currencyGain', figures.currencyGain],
          ['priceGain', figures.priceGain],
          ['unrealisedGain', figures.unrealisedGain],
          ['totalGain', figures.totalGain],
        ] as const
      ).map(([name, value]) => [name, publishedText(value)]),
    );
    expect(shown).toEqual({
      startValue: '0',
      endValue: '325',
      purchases: '800',
      proceeds: '350',
      income: '20',
      fees: '3',
      taxes: '8',
      netFlows: '441', // 801 − 15 − 345
      currencyGain: '-312.5', // 1000/1.6 − 1000/1.25 = −175; 1100/2 − 1100/1.6 = −137.5
      priceGain: '187.5', // 325 − 0 − 450 + 312.5
      unrealisedGain: '-75', // 325 − 5 × 80
      totalGain: '-116', // 325 − 441 = −50 − 75 + 20 − 3 − 8
    });
  });

  test('what was realised before it, or at another broker, is none of it', () => {
    const settled = ledgerOrder(
      entries('2025-01-01 BUY 9 @ 10; 2025-01-02 SELL 3 @ 11 at A; 2025-01-03 SELL 3 @ 12 at B'),
    );
    const gains = realisedGains(settled, 'average');
    const within = (start: string, broker: string | null) =>
      publishedText(realisedWithin(gains, localDate(start), localDate('2025-01-03'), broker));
    expect([within('2025-01-01', null), within('2025-01-02', null), within('2025-01-01', 'A')]).toEqual([
      '9', // 3 × 1 + 3 × 2
      '6',
      '3',
    ]);
    expect(publishedText(sum(gains.map(({ gain }) => gain)))).toBe('9');
  });
});
