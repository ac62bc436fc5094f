import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { fifoLotsInOrder } from '../../ledger/fifo-lots.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { positionOf } from '../../ledger/position-of.ts';
import { settleTransfers } from '../../ledger/settle-transfers.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { add, compare, type Decimal, equals, subtract, sum, ZERO } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { anyEntries, entries } from '../../testing/index.ts';
import { realisedGains } from '../days/realised-gains.ts';
import { type Sale, salesOf, salesTogether, salesTotal } from './sales.ts';

const ordered = (all: readonly Transaction[]) => ledgerOrder(settleTransfers(all));
const shown = (value: Decimal | null) => value && publishedText(value);

function told(text: string, method: CostBasisMethod) {
  return salesOf(ordered(entries(text)), method).map((sale) => ({
    date: sale.trade.date,
    units: shown(sale.units),
    proceeds: shown(sale.proceeds),
    cost: shown(sale.cost),
    gain: shown(sale.gain),
    fees: shown(sale.fees),
    lots: sale.lots.map(({ tradeId, units, cost, gain, days }) => [
      tradeId,
      shown(units),
      shown(cost),
      shown(gain),
      days,
    ]),
  }));
}

/** The case of docs/spec/cost-basis.md in which the methods differ. */
const DISCRIMINATING =
  '2024-01-10 BUY 10 @ 10 EUR fee 2; 2024-03-10 SELL 5 @ 12 EUR fee 1; 2024-06-01 BUY 5 @ 20 EUR fee 4; 2025-01-10 SELL 5 @ 20 EUR fee 3';

describe('sales', () => {
  test('by average cost', () => {
    expect(told(DISCRIMINATING, 'average')).toEqual([
      // 60 − 5 × 10; fees 1 + 5/10 × 2
      {
        date: '2024-03-10',
        units: '5',
        proceeds: '60',
        cost: '50',
        gain: '10',
        fees: '2',
        lots: [[1, '5', null, null, 60]],
      },
      // pool 50 + 100 for 10 units: 100 − 75 = 25; fees 3 + 5/10 × (1 + 4)
      {
        date: '2025-01-10',
        units: '5',
        proceeds: '100',
        cost: '75',
        gain: '25',
        fees: '5.5',
        lots: [[1, '5', null, null, 366]],
      },
    ]);
  });

  test('first in, first out', () => {
    const [, last] = told(DISCRIMINATING, 'fifo');
    // the rest of the first lot: 100 − 5 × 10; fees 3 + 5/10 × 2
    expect(last).toMatchObject({ cost: '50', gain: '50', fees: '4', lots: [[1, '5', '50', '50', 366]] });
  });

  test.each(['average', 'fifo'] as const)(
    'more than is held, and the purchase that covers it, by %s',
    (method) => {
      const sales = told(
        '2025-01-01 SELL 1 @ 9 EUR fee 1; 2025-01-02 BUY 3 @ 10 EUR fee 3; 2025-01-03 SELL 4 @ 15 EUR fee 4; 2025-01-04 BUY 5 @ 12 EUR fee 5',
        method,
      );
      const lot = (...parts: [number, string, string, string, number | null]) =>
        method === 'fifo' ? [parts] : [[parts[0], parts[1], null, null, parts[4]]];
      expect(sales).toEqual([
        { date: '2025-01-01', units: '0', proceeds: '0', cost: '0', gain: '0', fees: '1', lots: [] },
        // one of three covers what was sold for 9; a third of the fee
        {
          date: '2025-01-02',
          units: '1',
          proceeds: '9',
          cost: '10',
          gain: '-1',
          fees: '1',
          lots: lot(1, '1', '10', '-1', null),
        },
        // two of four are held: 30 − 20; the whole fee of the sale and 2/3 × 3
        {
          date: '2025-01-03',
          units: '2',
          proceeds: '30',
          cost: '20',
          gain: '10',
          fees: '6',
          lots: lot(2, '2', '20', '10', 1),
        },
        // two more were sold for 30 and cost 24; 2/5 × 5
        {
          date: '2025-01-04',
          units: '2',
          proceeds: '30',
          cost: '24',
          gain: '6',
          fees: '2',
          lots: lot(3, '2', '24', '6', null),
        },
      ]);
    },
  );

  test('a purchase that covers a deficit in part costs all that it cost', () => {
    const [, covering] = told('2025-01-01 SELL 3 @ 9 EUR; 2025-01-02 BUY 1 @ 10 EUR fee 3', 'average');
    expect(covering).toMatchObject({ units: '1', proceeds: '9', cost: '10', gain: '-1', fees: '3' });
  });
});

describe('laws', () => {
  const anySales = fc
    .tuple(anyEntries(), fc.constantFrom<CostBasisMethod>('average', 'fifo'))
    .map(([all, method]) => ({ all: ordered(all), method }));

  test('the sales of a year come to the realised gain that performance tells of it, to the last digit', () => {
    fc.assert(
      fc.property(anySales, ({ all, method }) => {
        const gains = realisedGains(all, method);
        const years = Map.groupBy(salesOf(all, method), ({ trade }) => trade.date.slice(0, 4));
        for (const { date } of gains) expect(years.has(date.slice(0, 4))).toBe(true);
        for (const [year, sales] of years) {
          const realised = sum(gains.filter(({ date }) => date.startsWith(year)).map(({ gain }) => gain));
          expect(equals(salesTotal(sales).gain, realised)).toBe(true);
        }
      }),
    );
  });

  test('groups of them come to the same as all at once', () => {
    fc.assert(
      fc.property(anySales, fc.nat({ max: 20 }), ({ all, method }, at) => {
        const sales = salesOf(all, method);
        const groups = [sales.slice(0, at), sales.slice(at)].map(salesTotal);
        const [one, other] = [salesTogether(groups), salesTotal(sales)];
        expect(one.count).toBe(other.count);
        for (const name of ['proceeds', 'cost', 'gain', 'fees'] as const)
          expect(equals(one[name], other[name])).toBe(true);
      }),
    );
  });

  test('with their fees they come to the realised gain with fees of the position', () => {
    fc.assert(
      fc.property(anySales, ({ all, method }) => {
        const { gain, fees, proceeds, cost, count } = salesTotal(salesOf(all, method));
        const whole = method === 'average' ? positionOf(all) : fifoLotsInOrder(all);
        expect(equals(subtract(gain, fees), whole.realisedGainWithFees)).toBe(true);
        expect(equals(subtract(proceeds, cost), gain)).toBe(true);
        expect(count).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  test('the lots of a sale are its units, and both methods close the same', () => {
    const isWhole = ({ units, lots }: Sale) =>
      equals(
        units,
        lots.reduce((total, lot) => add(total, lot.units), ZERO),
      );
    fc.assert(
      fc.property(anySales, ({ all }) => {
        const [byAverage, byFifo] = [salesOf(all, 'average'), salesOf(all, 'fifo')];
        expect(byAverage.map(({ trade }) => trade.id)).toEqual(byFifo.map(({ trade }) => trade.id));
        for (const sale of [...byAverage, ...byFifo]) {
          expect(isWhole(sale)).toBe(true);
          if (sale.trade.type === 'SELL') expect(compare(sale.units, sale.trade.units)).toBeLessThan(1);
        }
      }),
    );
  });
});
