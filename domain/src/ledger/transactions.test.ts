import { describe, expect, it } from 'vitest';
import { publishedText } from '../money/decimal-text.ts';
import { entries } from '../testing/index.ts';
import { applyTransaction } from './apply-transaction.ts';
import { fifoLots, fifoLotsInOrder } from './fifo-lots.ts';
import { EMPTY_POSITION } from './position.ts';
import { positionOf } from './position-of.ts';

const text = publishedText;

/** Units, cost, realised gain; then the lots. */
function told(ledger: string): { average: string; fifo: string; lots: string[] } {
  const given = entries(ledger);
  const { units, costPool, realisedGain } = positionOf(given);
  const fifo = fifoLots(given);
  return {
    average: [units, costPool, realisedGain].map((value) => text(value)).join(' '),
    fifo: [fifo.costBasis, fifo.realisedGain].map((value) => (value ? text(value) : '—')).join(' '),
    lots: fifo.lots.map(({ date, broker, units, unitCost, cost, fee }) =>
      [date, broker, text(units), `@${text(unitCost)}`, text(cost), text(fee)].join(' '),
    ),
  };
}

describe('a split', () => {
  it('multiplies the units and divides the unit cost of every lot; cost and fees stay', () => {
    // 4 @ 300 and 2 @ 330 become 12 @ 100 and 6 @ 110; 6 of the first are sold: 720 − 600
    expect(
      told(
        '2025-01-02 BUY 4 @ 300 fee 2 at A; 2025-01-03 BUY 2 @ 330 at B; 2025-01-04 SPLIT 3:1 at A; 2025-01-05 SELL 6 @ 120 at A',
      ),
    ).toEqual({
      average: '12 1240 100', // 1860 · 12/18; 720 − 620
      fifo: '1260 120',
      lots: ['2025-01-02 A 6 @100 600 1', '2025-01-03 B 6 @110 660 0'],
    });
  });

  it('the other way round leaves ten digits, and all of them can be sold', () => {
    // 10 / 3 = 3.3333333333; the lots are rounded together: 5/3 = 1.6666666667, and the rest of 3.3333333333
    const joined = '2025-01-02 BUY 5 @ 10; 2025-01-03 BUY 5 @ 20; 2025-01-04 SPLIT 1:3';
    expect(told(joined).lots).toEqual([
      '2025-01-02 DEGIRO 1.6666666667 @30 50 0',
      '2025-01-03 DEGIRO 1.6666666666 @60 100 0',
    ]);
    expect(told(`${joined}; 2025-01-05 SELL 3.3333333333 @ 60`)).toMatchObject({
      average: '0 0 49.999999998',
      lots: [],
    });
  });

  it('never rounds units away, and a lot that is left without any hands its cost on', () => {
    const tiny = '0.0000000001';
    expect(told(`2025-01-02 BUY ${tiny} @ 10; 2025-01-04 SPLIT 1:5`).lots).toEqual([
      '2025-01-02 DEGIRO 0.0000000001 @50 0.000000001 0',
    ]);
    expect(
      told(`2025-01-02 BUY 5 @ 10; 2025-01-03 BUY ${tiny} @ 90000000000; 2025-01-04 SPLIT 1:5`).lots,
    ).toEqual(['2025-01-02 DEGIRO 1 @50 59 0']);
    expect(
      told(
        `2025-01-02 BUY 5 @ 10; 2025-01-03 BUY ${tiny} @ 90000000000; 2025-01-03 BUY 5 @ 10; 2025-01-04 SPLIT 1:5`,
      ).lots,
    ).toEqual(['2025-01-02 DEGIRO 1 @50 50 0', '2025-01-03 DEGIRO 1 @50 59 0']);
  });

  it('changes units sold too many as well', () => {
    // Sold 4 @ 25, now 8; bought 10 @ 11: 100 − 88
    expect(told('2025-01-02 SELL 4 @ 25; 2025-01-03 SPLIT 2:1; 2025-01-04 BUY 10 @ 11')).toEqual({
      average: '2 22 12',
      fifo: '22 12',
      lots: ['2025-01-04 DEGIRO 2 @11 22 0'],
    });
    expect(told('2025-01-02 SELL 0.0000000001 @ 25; 2025-01-03 SPLIT 1:9').average.split(' ')[0]).toBe(
      '-0.0000000001',
    );
  });
});

describe('a transfer between own brokers', () => {
  const BOUGHT = '2025-01-02 BUY 4 @ 10 fee 4 at A; 2025-01-03 BUY 4 @ 20 at A; 2025-01-04 BUY 1 @ 30 at B';

  it('keeps lots with their cost, their fees and their day', () => {
    expect(told(`${BOUGHT}; 2025-02-01 TRANSFER_OUT 6 at A; 2025-02-04 TRANSFER_IN 6 at B`)).toEqual({
      average: '9 150 0',
      fifo: '150 0',
      lots: [
        '2025-01-02 B 4 @10 40 4',
        '2025-01-03 A 2 @20 40 0',
        '2025-01-03 B 2 @20 40 0',
        '2025-01-04 B 1 @30 30 0',
      ],
    });
  });

  it('makes them the oldest lots of their new broker', () => {
    // At B the four of 10 and one of 20 are older than the one of 30: 200 − 60
    const sold = '2025-02-01 TRANSFER_OUT 6 at A; 2025-02-04 TRANSFER_IN 6 at B; 2025-02-05 SELL 5 @ 40 at B';
    expect(told(`${BOUGHT}; ${sold}`).fifo).toBe('90 140');
  });

  it('what is on the way is still held, and can be sold when nothing else is left', () => {
    const way = '2025-02-01 TRANSFER_OUT 6 at A; 2025-02-02 SELL 9 @ 40 at B; 2025-02-04 TRANSFER_IN 6 at B';
    expect(told(`${BOUGHT}; ${way}`)).toEqual({ average: '0 0 210', fifo: '0 210', lots: [] });
  });

  it('brings what left first, not what is oldest, and never what its own broker sent', () => {
    const bought =
      '2025-01-02 BUY 4 @ 10 at A; 2025-01-03 BUY 4 @ 20 at B; 2025-01-04 BUY 4 @ 30 at C; 2025-02-01 TRANSFER_OUT 4 at C';
    const sent = '2025-02-02 TRANSFER_OUT 4 at B; 2025-02-03 TRANSFER_OUT 4 at A';
    // C left first, so that B brings its 30; then A receives what B sent, though A sent older ones
    const arrived =
      '2025-02-04 TRANSFER_IN 4 at B; 2025-02-05 TRANSFER_IN 4 at A; 2025-02-06 TRANSFER_IN 4 at C';
    expect(told(`${bought}; ${sent}; ${arrived}`).lots).toEqual([
      '2025-01-02 C 4 @10 40 0',
      '2025-01-03 A 4 @20 80 0',
      '2025-01-04 B 4 @30 120 0',
    ]);
  });

  it('that arrives without having left takes from the other brokers', () => {
    expect(told('2025-01-02 BUY 4 @ 10 at A; 2025-01-03 TRANSFER_IN 3 at B').lots).toEqual([
      '2025-01-02 A 1 @10 10 0',
      '2025-01-02 B 3 @10 30 0',
    ]);
  });
});

describe('a transfer from or to elsewhere', () => {
  it('brings units with their cost and their day', () => {
    // 10 × 55 USD / 1.1 = 500, acquired before the other lot: sold first
    const given =
      '2025-01-02 BUY 10 @ 60; 2025-01-05 TRANSFER_IN 10 @ 55 USD / 1.1 acquired 2019-05-06 fee 9; 2025-01-06 SELL 10 @ 70';
    expect(told(given)).toEqual({
      average: '10 550 150', // 1100 / 2; 700 − 550
      fifo: '600 200',
      lots: ['2025-01-02 DEGIRO 10 @60 600 0'],
    });
    expect(told('2025-01-05 TRANSFER_IN 10 @ 50').lots).toEqual(['2025-01-05 DEGIRO 10 @50 500 0']);
  });

  it('takes units out with their cost and fees, and realises nothing', () => {
    const given = entries(
      '2025-01-02 BUY 4 @ 10 fee 4; 2025-01-03 BUY 4 @ 20; 2025-01-05 TRANSFER_OUT 6 fee 1',
    );
    const position = positionOf(given);
    // 120 · 6/8 = 90 leave, and 4 · 6/8 = 3 of the fees; lot by lot 40 + 40
    expect(
      [position.costOut, position.feesOut, position.costPool, position.feePool].map((value) => text(value)),
    ).toEqual(['90', '3', '30', '1']);
    expect([position.realisedGain, position.realisedGainWithFees].map((value) => text(value))).toEqual([
      '0',
      '0',
    ]);
    const fifo = fifoLots(given);
    expect(
      [fifo.costOut, fifo.costBasis, fifo.realisedGain, fifo.realisedGainWithFees].map(
        (value) => value && text(value),
      ),
    ).toEqual(['80', '40', '0', '0']);
  });

  it('covers units sold too many with their cost', () => {
    // 4 sold for 100; they had cost 40
    expect(told('2025-01-02 SELL 4 @ 25; 2025-01-03 TRANSFER_IN 6 @ 10')).toMatchObject({
      average: '2 20 60',
      fifo: '20 60',
    });
  });

  it('of more than is held leaves units missing, which have brought nothing', () => {
    expect(told('2025-01-02 BUY 4 @ 10; 2025-01-03 TRANSFER_OUT 6')).toEqual({
      average: '-2 0 0',
      fifo: '— 0',
      lots: [],
    });
    expect(told('2025-01-02 TRANSFER_OUT 6')).toMatchObject({ average: '-6 0 0' });
  });

  it('and a transfer of which only a part arrives are told apart by what arrives', () => {
    // 10 leave, 4 arrive: the cost of 6 has left for elsewhere
    expect(
      told('2025-01-02 BUY 20 @ 10 at A; 2025-01-03 TRANSFER_OUT 10 at A; 2025-01-04 TRANSFER_IN 4 at B'),
    ).toEqual({
      average: '14 140 0',
      fifo: '140 0',
      lots: ['2025-01-02 A 10 @10 100 0', '2025-01-02 B 4 @10 40 0'],
    });
  });
});

describe('a transfer of which nobody has told whether it arrives', () => {
  it('leaves for elsewhere', () => {
    const given = entries('2025-01-02 BUY 4 @ 10; 2025-01-03 TRANSFER_OUT 3');
    expect(fifoLotsInOrder(given).lots.map(({ units }) => text(units))).toEqual(['1']);
    expect(text(given.reduce(applyTransaction, EMPTY_POSITION).units)).toBe('1');
  });
});

describe('dividends and charges', () => {
  it('leave units, cost and realised gain alone', () => {
    const { units, costPool, realisedGain, income, fees, taxes, realisedGainWithFees, entryCount } =
      positionOf(
        entries(
          '2025-01-02 BUY 4 @ 10 fee 1; 2025-01-03 DIVIDEND 8 fee 0.5 tax 2; 2025-01-04 FEE 3; 2025-01-05 TAX 4',
        ),
      );
    expect(
      [units, costPool, realisedGain, income, fees, taxes, realisedGainWithFees].map((value) => text(value)),
    ).toEqual(['4', '40', '0', '8', '4.5', '6', '0']);
    expect(entryCount).toBe(4);
  });

  it('the latest trade is told apart from the latest entry', () => {
    const { lastTradeDate, lastDate } = positionOf(entries('2025-01-02 BUY 4 @ 10; 2025-01-03 DIVIDEND 8'));
    expect([lastTradeDate, lastDate]).toEqual(['2025-01-02', '2025-01-03']);
  });
});
