import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UtcInstant } from '../../calendar/utc-instant.ts';
import { type Decimal, equals, isZero, sum } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { january } from '../../testing/january.ts';
import { rationalOf, recomputeTrail } from '../../testing/index.ts';
import { inEuros } from '../assets-with-investments.ts';
import { assetKey } from '../net-worth/asset-history.ts';
import type { KnownRate } from '../net-worth/czk-rate.ts';
import type { KnownAsset } from '../net-worth/known-assets.ts';
import { netWorthPoint, otherWorth } from '../net-worth/net-worth-point.ts';
import { NET_WORTH_FIGURES, type NetWorthFigure } from './figure.ts';
import { netWorthFigure, type NetWorthSubject } from './net-worth-figures.ts';
import type { TrailLine } from './trail.ts';

const rate = (text: string): KnownRate => ({ rate: decimal(text), on: january(3), source: 'ecb' });

const SNAPSHOT = '2025-01-02T09:00:00' as UtcInstant;

const asset = (assetType: string, value: string, currency: 'EUR' | 'CZK' = 'EUR'): KnownAsset => ({
  ...{ assetType, assetDetail: null, currency, value: decimal(value) },
  ...{ recordedOn: january(2), snapshot: null },
});

const NOTHING_ELSE = { baseRate: null, czkRate: null, beganOn: january(1), assets: [] } as const;

const subject = (given: Partial<NetWorthSubject> = {}): NetWorthSubject => ({
  ...{ date: january(5), currency: 'EUR', investments: decimal('1000'), ...NOTHING_ELSE },
  ...given,
});

const CASH = { assetType: 'cash', assetDetail: null };

const told = (name: NetWorthFigure, given: Partial<NetWorthSubject>, of = CASH) => {
  const lines = netWorthFigure(name, subject(given), of);
  if (typeof lines === 'string') return lines;
  return lines.map((line) =>
    [line.operator, decimalText(line.operand), '=', decimalText(line.result)].join(' '),
  );
};

describe('net worth', () => {
  const assets = [asset('cash', '40'), { ...asset('pension', '250', 'CZK'), snapshot: SNAPSHOT }];

  it('is told from its two parts, and each of them from what it stands on', () => {
    const given = { assets, czkRate: rate('25') };
    expect(told('net_worth', given)).toEqual(['start 1000 = 1000', 'plus 50 = 1050']);
    expect(told('net_worth_investments', given)).toEqual(['start 1000 = 1000']);
    expect(told('net_worth_other_assets', given)).toEqual(['start 40 = 40', 'plus 10 = 50']); // 250 ÷ 25
    const pension = { assetType: 'pension', assetDetail: null };
    expect(told('net_worth_asset', given, pension)).toEqual(['start 250 = 250', 'divide 25 = 10']);
    expect(netWorthFigure('net_worth_asset', subject(given), pension)).toMatchObject([
      { kind: 'snapshot_row', instant: SNAPSHOT, date: january(2) },
      { kind: 'rate', currency: 'CZK', date: january(3), source: 'ecb' },
    ]);
    expect(netWorthFigure('net_worth_asset', subject(given), CASH)).toMatchObject([
      { kind: 'asset', assetType: 'cash', date: january(2) },
    ]);
  });

  it('of investments in another currency is told at the rate of the day, rounded once', () => {
    const given = { currency: 'USD', investments: decimal('3640'), baseRate: rate('1.2') };
    expect(told('net_worth_investments', given)).toEqual([
      'start 3640 = 3640',
      `divide 1.2 = 3033.${'3'.repeat(40)}`,
      'round 10 = 3033.3333333333',
    ]);
    expect(told('net_worth_investments', { ...given, baseRate: null })).toBe('no_rate');
    expect(told('net_worth_investments', { ...given, investments: decimal('0') })).toEqual(['start 0 = 0']);
  });

  it('is not told while a part is unknown, for the same reason', () => {
    expect(told('net_worth', { investments: 'no_price' })).toBe('no_price');
    expect(told('net_worth_investments', { investments: 'no_price' })).toBe('no_price');
    expect(told('net_worth', { assets })).toBe('no_rate');
    expect(told('net_worth_other_assets', { assets })).toBe('no_rate');
    expect(told('net_worth_other_assets', { beganOn: january(9) })).toBe('not_recorded');
    expect(told('net_worth_other_assets', { beganOn: null })).toEqual(['start 0 = 0']);
    expect(told('net_worth_asset', {})).toBe('not_recorded');
    expect(told('net_worth_asset', { assets }, { assetType: 'pension', assetDetail: null })).toBe('no_rate');
  });

  it('of an asset that a snapshot has twice adds up both, each rounded by itself', () => {
    const twice = [asset('cash', '1', 'CZK'), asset('cash', '1', 'CZK'), asset('cash', '5')];
    // 1 ÷ 3 is 0.3333333333 each, and 0.6666666666 together
    expect(told('net_worth_asset', { assets: twice, czkRate: rate('3') })).toEqual([
      `start 0.${'3'.repeat(40)} = 0.${'3'.repeat(40)}`,
      `plus 0.${'3'.repeat(40)} = 0.${'6'.repeat(40)}`,
      `plus 5 = 5.${'6'.repeat(40)}`,
      'round 10 = 5.6666666667',
      'plus -0.0000000001 = 5.6666666666',
    ]);
  });
});

const anyAmount = fc.record({
  digits: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  scale: fc.constantFrom(0, 3, 10),
});
const anyRate = fc.constantFrom(null, rate('25'), rate('24.16'), rate('0.7'));

const anySubject: fc.Arbitrary<NetWorthSubject> = fc.record({
  date: fc.constant(january(5)),
  currency: fc.constantFrom('EUR', 'CZK', 'USD'),
  investments: fc.oneof(anyAmount, fc.constantFrom('no_price' as const)),
  baseRate: anyRate,
  czkRate: anyRate,
  beganOn: fc.constantFrom(null, january(1), january(9)),
  assets: fc.array(
    fc.record({
      assetType: fc.constantFrom('cash', 'pension'),
      assetDetail: fc.constantFrom(null, 'Fio'),
      currency: fc.constantFrom('EUR', 'CZK'),
      value: anyAmount,
      recordedOn: fc.constant(january(2)),
      snapshot: fc.constantFrom(null, SNAPSHOT),
    }),
    { maxLength: 6 },
  ),
});

/** What the history of net worth says; null where it says nothing. */
function shownOf(of: NetWorthSubject, name: NetWorthFigure, { assetType, assetDetail }: typeof CASH) {
  const { date, currency, investments: value, baseRate, assets, czkRate, beganOn } = of;
  const others = otherWorth(date, assets, czkRate && czkRate.rate, beganOn);
  const point = netWorthPoint(date, { currency, value }, baseRate && baseRate.rate, others);
  const known = assets.filter((one) => assetKey(one) === assetKey({ assetType, assetDetail }));
  const values = known.map((one) => inEuros(one, czkRate && czkRate.rate));
  const isKnown = values.length > 0 && values.every((one) => one !== null);
  const shown: Record<NetWorthFigure, Decimal | null> = {
    net_worth: point.total,
    net_worth_investments: point.investments,
    net_worth_other_assets: point.otherAssets,
    net_worth_asset: isKnown ? sum(values) : null,
  };
  return shown[name];
}

describe('laws', () => {
  it('every figure has a trail whose lines, recomputed one by one, come to it, and name what has that value', () => {
    fc.assert(
      fc.property(anySubject, fc.constantFrom(null, 'Fio'), (of, assetDetail) => {
        const name = { assetType: 'cash', assetDetail } as typeof CASH;
        for (const figure of NET_WORTH_FIGURES) {
          const lines = netWorthFigure(figure, of, name);
          const shown = shownOf(of, figure, name);
          if (typeof lines === 'string' || shown === null) {
            expect([figure, typeof lines, shown]).toEqual([figure, 'string', null]);
            continue;
          }
          expect(recomputeTrail(lines)).toEqual(rationalOf(shown));
          for (const line of lines) {
            if (line.kind !== 'figure' || line.figure === 'end_value') continue;
            const { assetType = '', assetDetail: detail = null } = line;
            const named = { assetType, assetDetail: detail } as typeof CASH;
            const value = shownOf(of, line.figure as NetWorthFigure, named);
            expect(value && equals(value, line.operand)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('nothing needs no rate', () => {
    fc.assert(
      fc.property(anySubject, (of) => {
        const zero = { ...of, investments: decimal('0'), czkRate: null, baseRate: null };
        const lines = netWorthFigure('net_worth_investments', zero, CASH);
        expect(typeof lines !== 'string' && isZero((lines.at(-1) as TrailLine).result)).toBe(true);
      }),
    );
  });
});
