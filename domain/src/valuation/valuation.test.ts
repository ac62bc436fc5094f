import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import { publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { manualValuation } from './valuation.ts';

const DAY = localDate('2025-01-15');

describe('manualValuation', () => {
  it('is a price point of its day: value / units', () => {
    const valuation = manualValuation(decimal('1100'), decimal('7'), DAY);
    expect(valuation).toMatchObject({
      marketValue: decimal('1100'),
      priceDate: '2025-01-15',
      source: 'manual',
    });
    expect(valuation.price && publishedText(valuation.price)).toBe('157.1428571429'); // 157.142857142857…
  });

  it.each(['0', '-3'])('has no price for %s units', (units) => {
    expect(manualValuation(decimal('1100'), decimal(units), DAY).price).toBeNull();
  });
});
