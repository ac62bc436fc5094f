import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfEpochDay } from '../../../calendar/epoch-day.ts';
import type { CostBasisMethod } from '../../../ledger/cost-basis-method.ts';
import { ledgerOrder } from '../../../ledger/ledger-order.ts';
import { settleTransfers } from '../../../ledger/settle-transfers.ts';
import { type Decimal, multiply, subtract, sum, ZERO } from '../../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import {
  anyEntries,
  type AnyPortfolio,
  anyPortfolio,
  DAYS,
  FIRST,
  positiveDecimal,
  rationalOf,
  recomputeTrail,
  walked,
} from '../../../testing/index.ts';
import { chargesOf } from '../../tallies/charges.ts';
import { averageValue, totalCostRatio } from '../../tallies/cost-ratio.ts';
import { incomeOf, paymentsOf, yieldOn } from '../../tallies/dividends.ts';
import { salesOf, salesTotal } from '../../tallies/sales.ts';
import { TALLY_FIGURES, type TallyFigure } from '../figure.ts';
import type { TrailLine } from '../trail.ts';
import { isSaleFigure, saleLines, saleValue } from './sale-lines.ts';
import { OF_ONE_ENTRY, type StretchFigure, tallyFigure } from './tally-figure.ts';
import { isTallied, type TalliedHolding, type TallySubject } from './tally-subject.ts';

const isOfStretch = (name: TallyFigure): name is StretchFigure => !OF_ONE_ENTRY.some((one) => one === name);
const FIGURES = TALLY_FIGURES.filter(isOfStretch);

const anyHolding: fc.Arbitrary<TalliedHolding | null> = fc.option(
  fc.record({
    costBasis: fc.oneof(positiveDecimal(2), fc.constant(ZERO)),
    marketValue: fc.option(fc.oneof(positiveDecimal(2), fc.constant(ZERO))),
    noValue: fc.constant('no_price' as const),
    ter: fc.option(positiveDecimal(4)),
  }),
);

const anyAsked = fc.record({
  method: fc.constantFrom<CostBasisMethod>('average', 'fifo'),
  broker: fc.constantFrom('A', null, null),
  days: fc.tuple(fc.nat({ max: DAYS }), fc.nat({ max: DAYS })),
  holdings: fc.array(anyHolding, { minLength: 3, maxLength: 3 }),
  isOne: fc.boolean(),
  isUntold: fc.boolean(),
});
type Asked = typeof anyAsked extends fc.Arbitrary<infer T> ? T : never;

function subjectOf(portfolio: AnyPortfolio, asked: Asked): TallySubject {
  const [from, to] = asked.days.toSorted((one, other) => one - other) as [number, number];
  const instruments = [...portfolio.instruments].map(([isin, { entries }], at) => {
    const ordered = ledgerOrder(entries);
    const holding = isin === '' ? null : (asked.holdings[at] ?? null);
    const told = holding && { ...holding, noValue: holding.marketValue ? null : holding.noValue };
    return { isin, entries: ordered, sales: salesOf(ordered, asked.method), holding: told };
  });
  const of = { broker: asked.broker, method: asked.method };
  const isUntold = asked.isUntold || from === to;
  return {
    instruments: asked.isOne ? instruments.filter(({ isin }) => isin !== '').slice(0, 1) : instruments,
    isOne: asked.isOne,
    from: dateOfEpochDay(FIRST + from),
    to: dateOfEpochDay(FIRST + to),
    ...of,
    evenings: isUntold ? 'not_held' : { days: walked(portfolio), from, to },
  };
}

/** Every figure as the reports tell it, unrounded; null where there is none. */
function shown(name: StretchFigure, subject: TallySubject): Decimal | null {
  const { instruments, evenings } = subject;
  const entries = instruments.flatMap((one) => one.entries).filter((entry) => isTallied(subject, entry));
  const sales = instruments.flatMap((one) => one.sales).filter(({ trade }) => isTallied(subject, trade));
  const income = incomeOf(paymentsOf(entries));
  const charged = chargesOf(entries);
  const holdings = instruments.flatMap(({ holding }) => (holding ? [holding] : []));
  const ter = holdings.flatMap((one) =>
    one.marketValue && one.ter ? [multiply(one.marketValue, one.ter)] : [],
  );
  const yielded = (base: 'costBasis' | 'marketValue') => {
    const held = instruments.filter((one) => one.holding?.[base]);
    const paid = held.flatMap((one) => paymentsOf(one.entries.filter((entry) => isTallied(subject, entry))));
    return yieldOn(incomeOf(paid).gross, sum(held.map((one) => one.holding?.[base] ?? ZERO)));
  };
  const average =
    typeof evenings === 'string' ? null : averageValue(evenings.days, evenings.from, evenings.to);
  const fees = sum(charged.map((one) => one.fees));
  const total = salesTotal(sales);
  const told: Record<StretchFigure, Decimal | null> = {
    sale_proceeds: total.proceeds,
    sale_cost: total.cost,
    sale_gain: total.gain,
    sale_fees: total.fees,
    sale_gain_with_fees: subtract(total.gain, total.fees),
    sale_count: { digits: BigInt(sales.length), scale: 0 },
    dividend_gross: income.gross,
    dividend_tax: income.tax,
    dividend_fees: income.fees,
    dividend_net: income.net,
    charged_fees: fees,
    charged_taxes: sum(charged.map((one) => one.taxes)),
    yield_on_cost: yielded('costBasis'),
    yield_on_value: yielded('marketValue'),
    ter_cost: ter.length === 0 && (subject.isOne || holdings.length > 0) ? null : sum(ter),
    ter: subject.isOne ? (instruments[0]?.holding?.ter ?? null) : null,
    average_value: average,
    total_cost_ratio: average && totalCostRatio(fees, sum(ter), average),
  };
  return told[name];
}

const published = (value: Decimal) => rationalOf(roundHalfEven(value, PUBLISHED_DIGITS));
const before = (lines: readonly TrailLine[]) =>
  lines.filter(({ kind }) => kind !== 'rounding').at(-1)?.result as Decimal;
/** To 25 digits: what was divided on the way differs in its last ones. */
const near = (value: Decimal) => rationalOf(roundHalfEven(value, 25));

describe('laws', () => {
  test('every figure of a stretch has a trail whose lines, recomputed one by one, come to it exactly', () => {
    fc.assert(
      fc.property(anyPortfolio(), anyAsked, (portfolio, asked) => {
        const subject = subjectOf(portfolio, asked);
        for (const name of FIGURES) {
          const lines = tallyFigure(name, subject);
          const value = shown(name, subject);
          if (typeof lines === 'string') expect([name, value]).toEqual([name, null]);
          else expect(recomputeTrail(lines), name).toEqual(published(value as Decimal));
        }
      }),
    );
  });

  test('what a line names is what it is by itself', () => {
    fc.assert(
      fc.property(anyPortfolio(), anyAsked, (portfolio, asked) => {
        const subject = subjectOf(portfolio, asked);
        for (const name of FIGURES) {
          const lines = tallyFigure(name, subject);
          for (const { figure, isin, tradeId, operand } of typeof lines === 'string' ? [] : lines) {
            if (!FIGURES.some((one) => one === figure) || tradeId !== undefined) continue;
            const own = {
              ...subject,
              instruments: subject.instruments.filter((one) => one.isin === isin),
              isOne: true,
            };
            const drilled = tallyFigure(figure as StretchFigure, isin === undefined ? subject : own);
            if (typeof drilled === 'string') expect(operand.digits, `${name} ${String(figure)}`).toBe(0n);
            else expect(near(before(drilled)), `${name} ${String(figure)}`).toEqual(near(operand));
          }
        }
      }),
    );
  });

  test('every figure of a sale has such a trail too', () => {
    const anyMethod = fc.constantFrom<CostBasisMethod>('average', 'fifo');
    fc.assert(
      fc.property(anyEntries(), anyMethod, (recorded, method) => {
        const entries = ledgerOrder(settleTransfers(recorded));
        for (const sale of salesOf(entries, method)) {
          const upTo = entries.slice(0, entries.indexOf(sale.trade) + 1);
          for (const name of TALLY_FIGURES.filter(isSaleFigure)) {
            const lines = saleLines(name, { sale, entries: upTo, method });
            if (typeof lines === 'string') expect(saleValue(name, sale).digits, name).toBe(0n);
            else expect(recomputeTrail(lines), name).toEqual(published(saleValue(name, sale)));
            const together = typeof lines === 'string' ? [] : lines.filter(({ rule }) => rule === 'together');
            // One in the tenth digit, at most: what is rounded in parts differs no more.
            expect(together.map(({ operand }) => operand.digits ** 2n <= 1n)).not.toContain(false);
          }
        }
      }),
    );
  });
});
