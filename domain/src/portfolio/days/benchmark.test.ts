import { describe, expect, test } from 'vitest';
import { localDate } from '../../calendar/local-date.ts';
import type { Decimal } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { closes, entered, entries, instrument, walk } from '../../testing/index.ts';
import type { KnownCloses } from '../../valuation/closes.ts';
import type { ExchangeRates } from '../../valuation/exchange-rates.ts';
import { bookedDays } from './booked-days.ts';
import { benchmark, unitHeldFrom } from './benchmark.ts';
import { enteredValues } from './entered-values.ts';
import { valuedPeriod } from './period-figures.ts';

const text = (value: Decimal | null) => value && publishedText(value);

describe('the benchmark', () => {
  const unit = (splits: string, known: KnownCloses, last: string, rates?: ExchangeRates) => {
    const days = unitHeldFrom(localDate('2024-12-31'), bookedDays(entries(splits), null));
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

  test('that has no closes is told by what was paid for it, and by what the owner said it is worth', () => {
    const days = walk([one], '04');
    const lines = '2025-01-02 BUY 3 @ 40; 2025-01-03 SELL 1 @ 60; 2025-01-04 SPLIT 2:1';
    // 1000 / 40 = 25 bought, 600 / 60 = 10 sold, 15 × 2 × 60 / 2 = 900
    const traded = benchmark(valuedPeriod(days, 2, 4), unit(lines, [], '04'), 2);
    expect(text(traded.endValue as Decimal)).toBe('900');
    expect(text(traded.timeWeightedReturn as Decimal)).toBe('0.5'); // 60 / 40 − 1
    const booked = bookedDays(entries(lines), null);
    const values = enteredValues([entered('2025-01-04', '264')], booked);
    const held = unitHeldFrom(localDate('2024-12-31'), booked);
    const valued = walk([{ days: held, values, closes: [] }], '04');
    // 4 are held: 264 / 4 = 66 each; 15 × 2 × 66 = 1980
    expect(text(benchmark(valuedPeriod(days, 2, 4), valued, 2).endValue as Decimal)).toBe('1980');
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
