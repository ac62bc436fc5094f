import { describe, expect, test } from 'vitest';
import { blueprint } from '../../testing/fake-deployment.ts';
import type { Template } from '../deployment.ts';
import { costLines } from './cost-lines.ts';
import { costOf, unpricedTypes } from './cost-of.ts';
import { dollars, microDollars } from './micro-dollars.ts';
import { FREE, PRICES_OF } from './price-table.ts';

const templates = (): Template[] => [blueprint().app, blueprint().edge];

describe('the real templates', () => {
  test('every type of resource is priced or known to be free', () => {
    expect(unpricedTypes(templates())).toEqual([]);
  });

  test('a type that is neither is a fault, not a cost of nothing', () => {
    const withGateway = [{ Resources: { Nat: { Type: 'AWS::EC2::NatGateway' } } }];
    expect(unpricedTypes(withGateway)).toEqual(['AWS::EC2::NatGateway']);
    expect(() => costOf(withGateway, 'us-east-1', {})).toThrow(
      'prices.json does not know AWS::EC2::NatGateway',
    );
  });

  test('a t4g.micro in us-east-1', () => {
    // 730 h × 0.0084 = 6.132; 730 h × 0.005 = 3.65; 10 GB × 0.08 = 0.80; 5 GB × 0.08 = 0.40; 1 GB × 0.05 = 0.05;
    // three buckets × 0.023 = 0.069. Together 11.101.
    const { total, lines } = costOf(templates(), 'us-east-1', { InstanceType: 't4g.micro' });
    expect(total).toBe(11_101_000n);
    expect(lines.reduce((sum, { perMonth }) => sum + perMonth, 0n)).toBe(total);
  });

  test('a t3.micro in eu-central-1', () => {
    // 730 × 0.012 = 8.76; 730 × 0.005 = 3.65; 15 GB × 0.0952 = 1.428; 0.054; 3 × 0.0245 = 0.0735. Together 13.9655.
    expect(costOf(templates(), 'eu-central-1', { InstanceType: 't3.micro' }).total).toBe(13_965_500n);
  });

  test('another region is reckoned by its neighbour, and says so', () => {
    const near = costOf(templates(), 'eu-west-3', { InstanceType: 't4g.micro' });
    expect(near.total).toBe(costOf(templates(), 'eu-central-1', { InstanceType: 't4g.micro' }).total);
    expect(costLines(near).at(-1)).toBe(
      `Prices of ${PRICES_OF}, without tax; those of eu-central-1, as eu-west-3 is not in the table: it may be a fifth more or less.`,
    );
    expect(costOf(templates(), 'ap-southeast-2', {}).pricedRegion).toBe('us-east-1');
  });

  test('alarms cost from the eleventh on', () => {
    const alarms = (count: number): Template[] => [
      {
        Resources: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`A${index}`, { Type: 'AWS::CloudWatch::Alarm' }]),
        ),
      },
    ];
    expect(costOf(alarms(10), 'us-east-1', {}).total).toBe(0n);
    expect(costOf(alarms(13), 'us-east-1', {}).total).toBe(300_000n); // 3 × 0.10
  });

  test('an instance without a public address is charged none', () => {
    const { Instance, ...others } = blueprint().app.Resources;
    const inside: Template[] = [
      {
        Resources: {
          Instance: { Type: 'AWS::EC2::Instance', ...Instance, Properties: { InstanceType: 't3.micro' } },
        },
      },
    ];
    expect(Object.keys(others).length).toBeGreaterThan(30);
    expect(costOf(inside, 'us-east-1', {}).lines.map(({ what }) => what)).toEqual([
      'Instance t3.micro, 730 hours',
    ]);
  });

  test('an unknown instance type is a fault', () => {
    expect(() => costOf(templates(), 'us-east-1', { InstanceType: 'm7.huge' })).toThrow(
      'no price for m7.huge',
    );
  });
});

describe('the table', () => {
  test('has a day, and a reason for everything that is free', () => {
    expect(PRICES_OF).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(Object.values(FREE).every((reason) => reason.length > 0)).toBe(true);
  });
});

describe('millionths of a dollar', () => {
  test.each([
    ['0.0084', 8_400n],
    ['12', 12_000_000n],
    ['0.000001', 1n],
  ])('%s', (price, amount) => {
    expect(microDollars(price)).toBe(amount);
  });

  test.each(['', '1,5', '-1', '0.0000001', '1e3'])('"%s" is no price', (price) => {
    expect(() => microDollars(price)).toThrow(RangeError);
  });

  test.each([
    [0n, '0.00'],
    [4_999n, '0.00'],
    [5_000n, '0.01'],
    [12_213_500n, '12.21'],
    [12_215_000n, '12.22'],
  ])('%s as dollars', (amount, text) => {
    expect(dollars(amount)).toBe(text);
  });
});
