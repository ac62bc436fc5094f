import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, equals, isPositive, isZero, negate, normalise, sum } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { type Payment, type SettledPayment, settlePayments } from './settle-payments.ts';

const KINDS = { D: 'dividend', T: 'tax' } as const;

/** `D 10` is a dividend of 10, `T -1.5` a tax of 1.5, `T 1.5` its reversal. */
function payment(text: string): Payment {
  const [kind, amount] = text.split(' ') as [keyof typeof KINDS, string];
  return { kind: KINDS[kind], amount: decimal(amount) };
}

function inWords(settled: SettledPayment<Payment>, payments: readonly Payment[]): string {
  if (settled.kind === 'joined') return `joined to ${payments.indexOf(settled.to)}`;
  return 'tax' in settled ? `${settled.kind} tax ${decimalText(settled.tax)}` : settled.kind;
}

const settle = (...texts: string[]): string[] => {
  const payments = texts.map(payment);
  return settlePayments(payments).map((each) => inWords(each, payments));
};

describe('payments of one instrument, day and currency', () => {
  it('a tax counts at its dividend, wherever it stands', () => {
    expect(settle('T -20.58', 'D 137.23')).toEqual(['joined to 1', 'dividend tax 20.58']);
  });

  it('two dividends: the tax counts at the larger one, the first of equals', () => {
    expect(settle('D 4.83', 'D 41.93', 'T -14.68')).toEqual([
      'dividend tax 0',
      'dividend tax 14.68',
      'joined to 1',
    ]);
    expect(settle('D 5', 'D 5', 'T -1')).toEqual(['dividend tax 1', 'dividend tax 0', 'joined to 0']);
  });

  it('several taxes add up, and a smaller refund lowers them', () => {
    // 10 + 5.5 − 0.5 = 15
    expect(settle('D 100', 'T -10', 'T -5.5', 'T 0.5')).toEqual([
      'dividend tax 15',
      'joined to 0',
      'joined to 0',
      'joined to 0',
    ]);
  });

  it('booked, reversed and booked again: the first booking stays, as an earlier export had it', () => {
    expect(
      settle('T -74.96', 'T 74.96', 'T -74.32', 'T 74.32', 'T -74.96', 'D 284.2', 'D -284.2', 'D 284.2'),
    ).toEqual([
      'joined to 5',
      'reversed',
      'reversed',
      'reversed',
      'reversed',
      'dividend tax 74.96',
      'reversed',
      'reversed',
    ]);
  });

  it('a reversal of what is not there is unmatched, of a dividend and of a tax', () => {
    expect(settle('D -10')).toEqual(['unmatched']);
    expect(settle('T 3')).toEqual(['unmatched']);
    expect(settle('D 10', 'D -9', 'T 3')).toEqual(['dividend tax 0', 'unmatched', 'unmatched']);
    // A refund of more than was charged: the charge counts, the refund does not.
    expect(settle('D 10', 'T -1', 'T 3')).toEqual(['dividend tax 1', 'joined to 0', 'unmatched']);
  });

  it('a tax without a dividend is a charge by itself, unless refunds make it nothing', () => {
    expect(settle('T -2', 'T -1.5', 'T 0.5')).toEqual(['charge tax 3', 'joined to 0', 'joined to 0']);
    expect(settle('T -1', 'T 0.4', 'T 0.6')).toEqual(['reversed', 'reversed', 'reversed']);
    expect(settle('D -10', 'T -1')).toEqual(['unmatched', 'charge tax 1']);
  });
});

describe('laws', () => {
  const amount: fc.Arbitrary<Decimal> = fc
    .integer({ min: -30, max: 30 })
    .filter((cents) => cents !== 0)
    .map((cents) => normalise({ digits: BigInt(cents), scale: 2 }));
  const payments = fc.array(fc.record({ kind: fc.constantFrom('dividend', 'tax'), amount }), {
    maxLength: 12,
  });

  it('every payment has one outcome, in order, and no cent is made or lost', () => {
    fc.assert(
      fc.property(payments, (given) => {
        const settled = settlePayments(given);
        expect(settled.map((each) => each.payment)).toEqual(given);
        // Dividends − taxes − charges + what is unmatched = the sum of all bookings.
        const told = settled.flatMap((each) => {
          if (each.kind === 'dividend') return [each.payment.amount, negate(each.tax)];
          if (each.kind === 'charge') return [negate(each.tax)];
          return each.kind === 'unmatched' ? [each.payment.amount] : [];
        });
        expect(equals(sum(told), sum(given.map((each) => each.amount)))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a dividend is positive, a tax never negative, a charge never nothing', () => {
    fc.assert(
      fc.property(payments, (given) => {
        for (const each of settlePayments(given)) {
          if (each.kind === 'dividend') expect(isPositive(each.payment.amount)).toBe(true);
          if (each.kind === 'dividend') expect(isPositive(each.tax) || isZero(each.tax)).toBe(true);
          if (each.kind === 'charge') expect(isPositive(each.tax)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a hundred thousand payments of one day take no longer than their number', () => {
    const given = Array.from({ length: 100_000 }, (_, n) => payment(n % 2 === 0 ? `D ${n + 1}` : `T -${n}`));
    expect(settlePayments(given)).toHaveLength(100_000);
  });
});
