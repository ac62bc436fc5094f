import { describe, expect, it } from 'vitest';
import type { UtcInstant } from '../../calendar/utc-instant.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { assetsOfSnapshots } from './asset-history.ts';

const row = (instant: string, assetType: string, currency: string, value: string, inEur: string) => ({
  ...{ instant: instant as UtcInstant, assetType, assetDetail: null, currency },
  ...{ value: decimal(value), exchangeRate: decimal('25'), valueEur: decimal(inEur) },
});

describe('assetsOfSnapshots', () => {
  it('are those of the last snapshot of each day, without the investments', () => {
    const told = assetsOfSnapshots([
      row('2026-01-02T00:00:00', 'investments', 'EUR', '9', '9'),
      row('2026-01-02T00:00:00', 'crypto', 'EUR', '1', '1'),
      row('2026-01-02T08:00:00', 'pension', 'CZK', '50', '2'),
      row('2026-01-03T00:00:00', 'investments', 'EUR', '9', '9'),
    ]);
    expect(told.map(({ day, assets }) => [day, assets.map(({ assetType }) => assetType)])).toEqual([
      ['2026-01-02', ['pension']],
      ['2026-01-03', []],
    ]);
  });

  it('in a currency that nothing is entered in count as the euros they were worth', () => {
    const [told] = assetsOfSnapshots([
      row('2026-01-02T00:00:00', 'a', 'CZK', '50', '2'),
      row('2026-01-02T00:00:00', 'b', 'USD', '11', '10'),
    ]);
    expect(told?.assets.map(({ currency, value }) => `${decimalText(value)} ${currency}`)).toEqual([
      '50 CZK',
      '10 EUR',
    ]);
  });
});
