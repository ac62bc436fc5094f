import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { series } from '../testing/series.ts';
import { indexOnOrBefore, valueAt } from './close-series.ts';
import { type Close, closeCursor, closeOn, closesBetween, type KnownCloses } from './closes.ts';

const told = (close: Close | null) =>
  close && `${close.source} ${close.day} ${decimalText(close.value)} ${close.currency}`;

describe('a series', () => {
  const closes = series('EUR', { 3: '1.5', 4: '2', 9: '0.25' });

  it.each([
    [2, -1],
    [3, 0],
    [4, 1],
    [8, 1],
    [9, 2],
    [100, 2],
  ])('has for day %i index %i', (day, index) => {
    expect(indexOnOrBefore(closes, day)).toBe(index);
  });

  it('tells the value at an index exactly, and that there is none', () => {
    expect(decimalText(valueAt(closes, 2))).toBe('0.25');
    expect(() => valueAt(closes, 3)).toThrow('a series of 3 has no value 3');
  });

  it('without values has none on any day', () => {
    expect(indexOnOrBefore(series('EUR', {}), 5)).toBe(-1);
  });
});

describe('closeOn', () => {
  const known: KnownCloses = [
    { source: 'manual', series: series('EUR', { 10: '100', 12: '101' }) },
    { source: 'yahoo', series: series('USD', { 9: '108', 10: '109' }) },
    { source: 'yahoo', series: series('EUR', { 11: '99.5', 12: '99.75', 13: '98' }) },
  ];

  it.each([
    [8, null],
    [9, 'yahoo 9 108 USD'],
    [10, 'manual 10 100 EUR'], // the owner's of that day, though the provider has one
    [11, 'yahoo 11 99.5 EUR'], // a later day, though a provider's
    [12, 'manual 12 101 EUR'],
    [13, 'yahoo 13 98 EUR'],
    [999, 'yahoo 13 98 EUR'],
  ])('on day %i is %s', (day, close) => {
    expect(told(closeOn(known, day))).toBe(close);
  });

  it('of nothing is null', () => {
    expect([closeOn([], 5), closeCursor([])(5)]).toEqual([null, null]);
  });
});

describe('closesBetween', () => {
  const known: KnownCloses = [
    { source: 'manual', series: series('EUR', { 10: '100', 12: '101' }) },
    { source: 'yahoo', series: series('EUR', { 9: '98', 10: '99', 11: '99.5', 13: '98' }) },
  ];

  it.each([
    [
      0,
      99,
      ['yahoo 9 98 EUR', 'manual 10 100 EUR', 'yahoo 11 99.5 EUR', 'manual 12 101 EUR', 'yahoo 13 98 EUR'],
    ],
    [10, 11, ['manual 10 100 EUR', 'yahoo 11 99.5 EUR']],
    [14, 99, []],
    [0, 8, []],
    [12, 10, []],
  ])('of days %i to %i', (first, last, closes) => {
    expect(closesBetween(known, first, last).map(told)).toEqual(closes);
  });
});

const somePrices = fc.dictionary(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.integer({ min: 1, max: 999_999 }).map(String),
  { maxKeys: 20 },
);
const someKnown = fc
  .array(fc.tuple(fc.constantFrom('manual', 'a', 'b'), somePrices), { maxLength: 4 })
  .map((all): KnownCloses => all.map(([source, prices]) => ({ source, series: series('EUR', prices) })));

describe('laws', () => {
  it('the close of a day is never of a later one, and no other known one is of a later day up to it', () => {
    fc.assert(
      fc.property(someKnown, fc.integer({ min: -1, max: 62 }), (known, day) => {
        const all = known.flatMap(({ series: { days } }) => [...days]).filter((other) => other <= day);
        expect(closeOn(known, day)?.day ?? -1).toBe(Math.max(-1, ...all));
      }),
    );
  });

  it('a cursor tells the same, and the same object while nothing new comes', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 });
    fc.assert(
      fc.property(someKnown, steps, (known, gaps) => {
        const next = closeCursor(known);
        let day = -1;
        let before = null as Close | null;
        for (const gap of gaps) {
          day += gap;
          const close = next(day);
          expect(close).toEqual(closeOn(known, day));
          if (close?.day === before?.day) expect(close).toBe(before);
          before = close;
        }
      }),
    );
  });
});
