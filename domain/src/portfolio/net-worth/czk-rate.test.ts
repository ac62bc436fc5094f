import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { closes, january } from '../../testing/january.ts';
import { czkRateCursor, type RateRecord } from './czk-rate.ts';

const day = (text: string) => january(Number(text));

const set = (from: string, rate: string): RateRecord => ({ from: day(from), rate: decimal(rate) });

const told = (rateOn: ReturnType<typeof czkRateCursor>, ...days: string[]) =>
  days.map((on) => {
    const known = rateOn(day(on));
    return known && `${decimalText(known.rate)} ${known.on.slice(8)} ${known.source}`;
  });

describe('czkRateCursor', () => {
  it('is the last one published on or before the day, until the owner sets one', () => {
    const rateOn = czkRateCursor(
      [set('6', '25'), set('8', '26')],
      closes('02 24.1; 04 24.2; 09 24.3', 'CZK'),
    );
    expect(told(rateOn, '1', '2', '3', '5', '6', '7', '9')).toEqual([
      null,
      '24.1 02 somewhere',
      '24.1 02 somewhere',
      '24.2 04 somewhere',
      '25 06 setting',
      '25 06 setting',
      '26 08 setting',
    ]);
  });

  it('is the one set last of those of one day, in whatever order days were entered', () => {
    expect(told(czkRateCursor([set('6', '25'), set('2', '23'), set('6', '26')], []), '5', '6')).toEqual([
      '23 02 setting',
      '26 06 setting',
    ]);
  });

  it('is the same object while it stays the same', () => {
    const rateOn = czkRateCursor([], closes('02 24.1', 'CZK'));
    expect(rateOn(day('3'))).toBe(rateOn(day('4')));
  });

  it('is never that of a later day', () => {
    const rates = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 99 })));
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 20 }), (of, on) => {
        const all = of.map(([from, rate]) => set(String(from), String(rate)));
        const known = czkRateCursor(all, [])(day(String(on)));
        const until = czkRateCursor(
          all.filter(({ from }) => from <= day(String(on))),
          [],
        )(day('20'));
        expect(known).toEqual(until);
      }),
    );
  });
});
