import { describe, expectTypeOf, it } from 'vitest';
import type { LocalDate } from '../calendar/local-date.ts';
import type { LocalTime } from '../calendar/local-time.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Isin, parseIsin } from './isin.ts';
import type { costBasis, PositionState } from './position.ts';
import type { Trade } from './trade.ts';

/** The compiler judges these: a line that is not so fails the type check. */
describe('types', () => {
  it('a text is no day, no time and no ISIN until it was read', () => {
    expectTypeOf<string>().not.toExtend<LocalDate>();
    expectTypeOf<string>().not.toExtend<LocalTime>();
    expectTypeOf<string>().not.toExtend<Isin>();
    expectTypeOf<LocalDate>().not.toExtend<LocalTime>();
    expectTypeOf<ReturnType<typeof parseIsin>>().not.toExtend<Isin>();
  });

  it('money is never a number or a text', () => {
    expectTypeOf<number>().not.toExtend<Decimal>();
    expectTypeOf<string>().not.toExtend<Decimal>();
    expectTypeOf<Trade['price']>().toEqualTypeOf<Decimal>();
  });

  it('a figure that may be unknown says so', () => {
    expectTypeOf<ReturnType<typeof costBasis>>().toEqualTypeOf<Decimal | null>();
    expectTypeOf<PositionState['realisedGain']>().toEqualTypeOf<Decimal>();
  });
});
