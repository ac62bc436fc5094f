/** The product against the second engine (domain/src/testing/dense), which is told by the definitions alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../calendar/local-date.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { add, type Decimal, sum, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { binary } from '../../returns/binary.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import { settledByIsin, walkedAsRecorded } from '../../testing/dense/as-recorded.ts';
import { denseGains, densePeriod } from '../../testing/dense/dense-period.ts';
import type { DensePortfolio } from '../../testing/dense/dense-portfolio.ts';
import {
  denseDrawdown,
  denseFlows,
  denseIndex,
  levelsHeld,
  presentValue,
} from '../../testing/dense/dense-returns.ts';
import { Fraction } from '../../testing/dense/fraction.ts';
import { anyDensePortfolio, dayAt, EVE, LENGTH } from '../../testing/dense/random-portfolio.ts';
import { DAY_SCALE } from './day-totals.ts';
import { periodFigures } from './period-figures.ts';
import { realisedGains } from './realised-gains.ts';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 500) };
const END = dayAt(LENGTH);
/** The product divides with 40 fraction digits; what is multiplied with units afterwards keeps 30 of them. */
const SMALLEST = Fraction.of(1n, 10n ** 25n);
const MEMBERS = (process.env['MEMBERS'] ?? 'value inflow outflow purchases proceeds income fees taxes transfersIn transfersOut').split(' ');

const written = (value: Fraction | Decimal) => {
  const exact = value instanceof Fraction ? value : Fraction.ofDecimal(value);
  const scale = 20;
  return decimalText({ digits: (exact.numerator * 10n ** BigInt(scale)) / exact.denominator, scale });
};
const near = (ours: Decimal, theirs: Fraction) =>
  Fraction.ofDecimal(ours).minus(theirs).absolute().compare(SMALLEST) <= 0;

const show = (portfolio: DensePortfolio) =>
  portfolio.transactions
    .map((e) => [e.id, e.date, e.time ?? '', e.type, e.isin?.slice(-4) ?? '-', e.broker, e.currency, e.exchangeRate ? decimalText(e.exchangeRate) : '', 'units' in e ? decimalText(e.units) : '', 'price' in e && e.price ? `@${decimalText(e.price)}` : '', 'amount' in e ? decimalText(e.amount) : '', 'newUnits' in e ? `${e.newUnits}:${e.oldUnits}` : '', `f${decimalText(e.fee)} x${decimalText(e.fxFee)} t${decimalText(e.tax)}`].join(' '))
    .concat(Array.from(portfolio.closes, ([isin, c]) => `${isin.slice(-4)}: ` + c.map((x) => `${x.day}=${decimalText(x.close)}${x.currency}`).sort().join(' ')))
    .concat(Array.from(portfolio.rates, ([isin, c]) => `${isin}: ` + c.map((x) => `${x.day}=${decimalText(x.rate)}`).sort().join(' ')))
    .join('\n');

describe('the product and the second engine', () => {
  test('tell the same value and the same flows of every day', () => {
    fc.assert(
      fc.property(anyDensePortfolio, (portfolio) => {
        const ours = walkedAsRecorded(portfolio, EVE, END);
        const theirs = densePeriod(portfolio, EVE, END);
        const differences: string[] = [];
        theirs.days.forEach(({ date, day }, index) => {
          if (!day) throw new Error('unknown');
          const at = index + 1;
          const { movedIn: transfersIn, movedOut: transfersOut, ...rest } = day;
          const told: Record<string, unknown> = { ...rest, transfersIn, transfersOut };
          for (const name of MEMBERS) {
            const digits = name === 'value' ? ours.values[at] : ours.flows[name as 'inflow'][at];
            const one = { digits: digits ?? 0n, scale: DAY_SCALE };
            if (!near(one, told[name] as Fraction)) differences.push(`${date} ${name}: product ${written(one)} checker ${written(told[name] as Fraction)}`);
          }
        });
        if (differences.length > 0) expect(`${differences.slice(0, 6).join('\n')}\n${portfolio.baseCurrency}\n${show(portfolio)}`).toBe('');
      }),
      RUNS,
    );
  });
});
