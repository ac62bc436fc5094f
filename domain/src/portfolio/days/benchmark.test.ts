import { describe, expect, test } from 'vitest';
import { localDate } from '../../calendar/local-date.ts';
import type { Decimal } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { closes, entries, instrument, walk } from '../../testing/index.ts';
import type { KnownCloses } from '../../valuation/closes.ts';
import type { ExchangeRates } from '../../valuation/exchange-rates.ts';
import { benchmark, unitHeldFrom } from './benchmark.ts';
import { valuedPeriod } from './period-figures.ts';

const text = (value: Decimal | null) => value && publishedText(value);

describe('the benchmark', () => {
  const unit = (splits: string, known: KnownCloses, last: string, rates?: ExchangeRates) => {
    const list = entries(splits).filter((entry) => entry.type === 'SPLIT');
    const days = unitHeldFrom(localDate('2024-12-31'), list);
    return walk([{ days, values: [], closes: known }], last, rates);
  };
  const one = instrument('2025-01-02 BUY 10 @ 100; 2025-01-03 SELL 5 @ 120', {
    closes: closes('02 100; 03 120; 04 132'),
  });

  test('its own return, and the same money in it', () => {
    const days = walk([one], '04');
    const found = benchmark(
      valuedPeriod(days, 1, 4),
      unit('', closes('01 50; 02 40; 03 60; 04 66'), '04'),
      1,
    );
    expect(text(found.timeWeightedReturn as Decimal)).toBe('0.32'); // 66 / 50 − 1
    // 1000 / 40 = 25 units bought, 600 / 60 = 10 sold: 15 × 66 = 990
    expect(text(found.endValue as Decimal)).toBe('990');
    expect(found.timeWeightedReturnAnnualised).toEqual({ unavailable: 'shorter_than_a_year' });
    expect('rate' in found.moneyWeightedReturn).toBe(true);
  });

  test('a start value buys it on the start day; its splits change nothing', () => {
    const days = walk([one], '04');
    // 1000 / 40 = 25 units, 75 after the split: 600 / 20 = 30 sold, 45 × 22 = 990
    const after = unit('2025-01-03 SPLIT 3:1', closes('01 50; 02 40; 03 20; 04 22'), '04');
    const found = benchmark(valuedPeriod(days, 2, 4), after, 2);
    expect(text(found.endValue as Decimal)).toBe('990');
    expect(text(found.timeWeightedReturn as Decimal)).toBe('0.65'); // 3 × 22 / 40 − 1
    const twice = unit(
      '2025-01-03 SPLIT 2:1; 2025-01-03 SPLIT 3:2',
      closes('01 50; 02 40; 03 20; 04 22'),
      '04',
    );
    expect(text(benchmark(valuedPeriod(days, 2, 4), twice, 2).endValue as Decimal)).toBe('990');
    // A close that is carried goes through both: 1000 / 60 = 16.67 bought, 600 / 60 = 10 sold, 6.67 × 3 × 22 = 440
    const carried = unit('2025-01-03 SPLIT 2:1; 2025-01-03 SPLIT 3:2', closes('01 60; 04 22'), '04');
    expect(text(benchmark(valuedPeriod(days, 2, 4), carried, 2).endValue as Decimal)).toBe('440');
  });

  test('has nothing to tell of a period that begins before its prices or rates', () => {
    const days = walk([one], '04');
    const late = benchmark(valuedPeriod(days, 1, 4), unit('', closes('02 40'), '04'), 1);
    expect(late.endValue).toEqual({ unavailable: 'no_price' });
    const unrated = benchmark(valuedPeriod(days, 2, 4), unit('', closes('01 40', 'USD'), '04'), 2);
    expect(unrated.moneyWeightedReturn).toEqual({ unavailable: 'no_rate' });
  });

  test('of a period without days is the money as it is', () => {
    const days = walk([one], '04');
    const found = benchmark(valuedPeriod(days, 2, 2), unit('', closes('01 40'), '04'), 2);
    expect([text(found.endValue as Decimal), found.moneyWeightedReturn]).toEqual([
      '1000',
      { unavailable: 'no_solution' },
    ]);
  });
});
