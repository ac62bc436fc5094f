import { describe, expect, test } from 'vitest';
import type { Decimal } from '../../money/decimal.ts';
import { publishedText } from '../../money/decimal-text.ts';
import { closes, entered, instrument, walk } from '../../testing/index.ts';
import type { ExchangeRates } from '../../valuation/exchange-rates.ts';
import type { InstrumentHistory } from './instrument-walk.ts';
import { leftOut } from './left-out.ts';
import { growthPoints, valuePoint } from './value-points.ts';

const text = (value: Decimal | null) => value && publishedText(value);

const told = (instruments: readonly InstrumentHistory[], last: string, rates?: ExchangeRates) => {
  const days = walk(instruments, last, rates);
  return days.dates.slice(1).map((_, at) => {
    const { date, marketValue, netInvested, isCarried } = valuePoint(days, at + 1);
    return `${date.slice(8)} ${String(text(marketValue))} ${String(text(netInvested))}${isCarried ? ' carried' : ''}`;
  });
};

describe('the value of one instrument', () => {
  test('is nothing before the first trade, then units × the price of the last trade', () => {
    const one = instrument('2025-01-02 BUY 10 @ 100; 2025-01-04 BUY 5 @ 120; 2025-01-05 SELL 15 @ 130');
    expect(told([one], '06')).toEqual([
      '01 0 0',
      '02 1000 1000',
      '03 1000 1000 carried',
      '04 1800 1600', // 15 × 120; 1000 + 600
      '05 0 -350', // 1600 − 1950
      '06 0 -350',
    ]);
  });

  test('follows the value entered by the owner once there is one: value / units then, whatever is traded later', () => {
    const values = [entered('2025-01-02', '1200')];
    const one = instrument('2025-01-01 BUY 10 @ 100; 2025-01-03 BUY 5 @ 130', { values });
    expect(told([one], '04')).toEqual([
      '01 1000 1000',
      '02 1200 1000',
      '03 1800 1650 carried', // 15 × 1200 / 10
      '04 1800 1650 carried',
    ]);
  });

  test('a value entered on the day of a trade is that of the units held in the evening', () => {
    const values = [entered('2025-01-01', '1260')];
    const one = instrument('2025-01-01 BUY 10 @ 100; 2025-01-01 BUY 2 @ 100', { values });
    expect(told([one], '01')).toEqual(['01 1260 1200']);
  });

  test('a value entered while nothing is held is no price', () => {
    const one = instrument('2025-01-02 BUY 10 @ 100', { values: [entered('2025-01-01', '5000')] });
    expect(told([one], '02')).toEqual(['01 0 0', '02 1000 1000']);
  });

  test('a foreign price of a trade counts at the rate of its trade', () => {
    expect(told([instrument('2025-01-01 BUY 10 @ 110 USD / 1.1')], '01')).toEqual(['01 1000 1000']);
  });

  test('and at published rates from the first one of its day or later on, which is a gain of the currency', () => {
    const rates = new Map([['USD', closes('02 1.25; 05 1.60; 06 2.00', 'USD')]]);
    const one = instrument('2025-01-03 BUY 10 @ 110 USD / 1.1; 2025-01-05 SPLIT 2:1');
    expect(told([one], '06', rates).slice(2)).toEqual([
      '03 1000 1000',
      '04 1000 1000 carried',
      '05 687.5 1000 carried', // 1100 / 1.6
      '06 550 1000 carried', // 1100 / 2
    ]);
    const gains = walk([one], '06', rates).currencyGains.map((digits) =>
      publishedText({ digits, scale: 50 }),
    );
    expect(gains).toEqual(['0', '0', '0', '0', '0', '-312.5', '-137.5']);
    const sold = instrument('2025-01-03 BUY 10 @ 110 USD / 1.1; 2025-01-04 SELL 10 @ 99 USD / 1.1');
    expect(told([sold], '06', rates).slice(3)).toEqual(['04 0 100', '05 0 100', '06 0 100']);
  });

  test('is a quote of a day when it was held the evening before too: what was bought or sold went by the price paid', () => {
    const values = [entered('2025-01-04', '1500')];
    const days = walk(
      [
        instrument('2025-01-01 BUY 10 @ 100; 2025-01-03 SELL 10 @ 120', {
          closes: closes('01 100; 02 110; 03 120'),
        }),
        instrument('2025-01-03 BUY 10 @ 100; 2025-01-05 BUY 10 @ 100', { values }),
      ],
      '05',
    );
    expect([...days.quoted]).toEqual([0, 0, 1, 0, 1, 0]);
    expect([...days.priced]).toEqual([0, 1, 1, 1, 1, 0]);
  });

  test('units that were given away have no price until there is one', () => {
    const one = instrument('2025-01-01 BUY 10 @ 0; 2025-01-02 BUY 10 @ 7');
    expect(told([one], '02')).toEqual(['01 null 0 carried', '02 140 70']);
  });

  test('what was given away on the day of a purchase does not hide what was paid', () => {
    expect(told([instrument('2025-01-01 BUY 10 @ 7; 2025-01-01 BUY 2 @ 0')], '01')).toEqual(['01 84 70']);
  });

  test('on days on which it is oversold it adds neither value nor money', () => {
    const one = instrument('2025-01-01 SELL 10 @ 100; 2025-01-02 BUY 15 @ 100');
    expect(told([one], '02')).toEqual(['01 0 0', '02 500 500']);
  });

  test('closes go before the prices of trades, and are carried over days without one', () => {
    const one = instrument('2025-01-01 BUY 10 @ 99; 2025-01-04 BUY 10 @ 200', {
      closes: closes('02 100; 05 110'),
    });
    expect(told([one], '05')).toEqual([
      '01 990 990',
      '02 1000 990',
      '03 1000 990 carried',
      '04 2000 2990 carried', // 20 × 100
      '05 2200 2990',
    ]);
  });

  test('a close of before the first trade counts; of a value entered on the day of a close, the value', () => {
    const known = { closes: closes('01 100; 03 120'), values: [entered('2025-01-03', '1111')] };
    expect(told([instrument('2025-01-02 BUY 10 @ 99', known)], '03')).toEqual([
      '01 0 0',
      '02 1000 990 carried',
      '03 1111 990',
    ]);
  });

  test('a split changes neither value nor growth while its first close is waited for', () => {
    const one = instrument('2025-01-01 BUY 10 @ 90; 2025-01-03 SPLIT 3:1', {
      closes: closes('01 90; 04 31'),
    });
    expect(told([one], '04')).toEqual([
      '01 900 900',
      '02 900 900 carried',
      '03 900 900 carried',
      '04 930 900',
    ]);
  });

  test('a split on the day of a purchase counts after it', () => {
    const lines = 'BUY 10 @ 100; SPLIT 4:1; BUY 10 @ 30; SPLIT 2:1'.split('; ');
    const one = instrument(
      `2025-01-01 ${lines[0]}; 2025-01-02 ${lines[1]}; 2025-01-03 ${lines[2]}; 2025-01-03 ${lines[3]}`,
    );
    // 40 + 10 = 50 units, 100 after the split, at 30 / 2
    expect(told([one], '03')).toEqual(['01 1000 1000', '02 1000 1000 carried', '03 1500 1300']);
  });

  test('a foreign close counts at the last rate on or before the day, never a later one', () => {
    const rates = new Map([['USD', closes('02 1.25; 04 1.60', 'USD')]]);
    const one = instrument('2025-01-01 BUY 10 @ 99', { closes: closes('01 100', 'USD') });
    expect(told([one], '04', rates)).toEqual([
      '01 null 990 carried',
      '02 800 990 carried', // 10 × 100 / 1.25
      '03 800 990 carried',
      '04 625 990 carried', // 10 × 100 / 1.6
    ]);
    expect(walk([one], '04', rates).gaps).toEqual(new Map([['0', [{ reason: 'no_rate', from: 1, to: 2 }]]]));
    expect(walk([one], '04').gaps).toEqual(new Map([['0', [{ reason: 'no_rate', from: 1, to: 5 }]]]));
  });
});

describe('the value of several', () => {
  test('is their sum, unknown while one that is held has no price, carried while one has an older price', () => {
    const first = instrument('2025-01-01 BUY 1 @ 10; 2025-01-03 BUY 1 @ 11');
    const second = instrument('2025-01-02 BUY 1 @ 0; 2025-01-03 BUY 1 @ 5');
    expect(told([first, second], '04')).toEqual([
      '01 10 10',
      '02 null 10 carried',
      '03 32 26', // 2 × 11 + 2 × 5
      '04 32 26 carried',
    ]);
  });
});

describe('growth', () => {
  const growth = (one: InstrumentHistory, last: string, from = 0) => {
    const days = walk([one], last);
    return growthPoints(days, from, days.dates.length - 1).map(
      ({ index, drawdown }) => `${publishedText(index)} ${publishedText(drawdown)}`,
    );
  };

  test('is blind to money that comes and goes; the fall is from the highest point', () => {
    // 2: 1000 + 1100 in → 2200 at 110, +10 %/… = 2200/(1000 + 1100) = 1.0476190476; 3: 20 × 99 / 2200 = 0.9
    const one = instrument('2025-01-01 BUY 10 @ 100; 2025-01-02 BUY 10 @ 110', {
      closes: closes('01 100; 02 110; 03 99'),
    });
    expect(growth(one, '03')).toEqual(['1 0', '1 0', '1.0476190476 0', '0.9428571429 -0.1']);
  });

  test('falls are told from the first evening with a value on: a fee of the first purchase is no fall', () => {
    const one = instrument('2025-01-02 BUY 10 @ 100 fee 250', { closes: closes('02 100; 03 90') });
    // 1000 / 1250; 900 / 1000
    expect(growth(one, '03')).toEqual(['1 0', '1 0', '0.8 0', '0.72 -0.1']);
    expect(growth(instrument('2025-01-02 FEE 250'), '03')).toEqual(['1 0', '1 0', '1 0', '1 0']);
  });

  test('begins with 1 on its own start day', () => {
    const one = instrument('2025-01-01 BUY 10 @ 100', { closes: closes('01 100; 02 110; 03 99') });
    expect(growth(one, '03', 2)).toEqual(['1 0', '0.9 -0.1']);
  });

  test('dividends are growth, net of what was withheld; charges by themselves are a loss', () => {
    const one = instrument(
      '2025-01-01 BUY 10 @ 100; 2025-01-02 DIVIDEND 50 fee 2 tax 10; 2025-01-03 FEE 250; 2025-01-04 TAX 250',
      { closes: closes('01 100; 02 100; 03 100; 04 100') },
    );
    // (1000 + 38) / 1000; 1000 / (1000 + 250) = 0.8, twice
    expect(growth(one, '04')).toEqual(['1 0', '1 0', '1.038 0', '0.8304 -0.2', '0.66432 -0.36']);
  });

  test('a charge while nothing is held loses nothing that could be lost', () => {
    const one = instrument('2025-01-01 FEE 5; 2025-01-02 BUY 10 @ 100; 2025-01-04 FEE 5', {
      closes: closes('02 100; 03 110'),
    });
    expect(growth(one, '03')).toEqual(['1 0', '1 0', '1 0', '1.1 0']);
  });

  test('units from elsewhere come in at their value and go out at it, those between own brokers not at all', () => {
    const lines =
      '2025-01-01 TRANSFER_IN 10 @ 50 at A; 2025-01-02 TRANSFER_OUT 4 at A; ' +
      '2025-01-04 TRANSFER_IN 4 at B; 2025-01-05 TRANSFER_OUT 10 at A';
    const known = { closes: closes('01 100; 02 110; 03 110; 04 121; 05 121') };
    const days = walk([instrument(lines, known)], '05');
    const flows = (of: readonly bigint[]) => of.map((digits) => publishedText({ digits, scale: 50 }));
    expect(flows(days.flows.transfersIn)).toEqual(['0', '1000', '0', '0', '0', '0']);
    expect(flows(days.flows.transfersOut)).toEqual(['0', '0', '0', '0', '0', '1210']);
    expect(growth(instrument(lines, known), '05').at(-1)).toBe('1.21 0');
    const atA = walk([instrument(lines, known, 'A')], '05');
    expect(flows(atA.flows.transfersOut)).toEqual(['0', '0', '440', '0', '0', '1210']); // 4 × 110
    const atB = walk([instrument(lines, known, 'B')], '05');
    expect(flows(atB.values)).toEqual(['0', '0', '0', '0', '484', '484']); // 4 × 121
  });

  test('of one broker: what a unit is worth is the same wherever it was traded and its splits recorded', () => {
    const moved =
      '2025-01-01 BUY 9 @ 100 at A; 2025-01-02 TRANSFER_OUT 4 at A; 2025-01-02 TRANSFER_IN 4 at B';
    const later = `${moved}; 2025-01-03 BUY 1 @ 120 at A`;
    expect(told([instrument(later, {}, 'B')], '03')).toEqual(['01 0 0', '02 400 0 carried', '03 480 0']);
    const split = '2025-01-01 BUY 9 @ 100 at A; 2025-01-02 SPLIT 2:1 at A; 2025-01-03 BUY 1 @ 50 at B';
    for (const known of [{ closes: closes('01 100') }, { values: [entered('2025-01-01', '900')] }])
      expect(told([instrument(split, known, 'B')], '03').at(-1)).toBe('03 50 50 carried');
    expect(told([instrument(split, {}, 'C')], '03').at(-1)).toBe('03 0 0');
  });
});

describe('a period in which something cannot be told', () => {
  test('is told without it, by the first reason, wherever in the period that is', () => {
    const days = walk([
      instrument('2025-01-01 BUY 1 @ 10'),
      instrument('2025-01-02 BUY 1 @ 0; 2025-01-04 BUY 1 @ 5'),
      instrument('2025-01-02 SELL 1 @ 5; 2025-01-04 BUY 1 @ 5'),
    ]);
    expect(leftOut(days.gaps, 0, 9)).toEqual([
      { name: '1', reason: 'no_price' },
      { name: '2', reason: 'oversold' },
    ]);
    expect(leftOut(days.gaps, 3, 3)).toHaveLength(2); // the evening of the 3rd
    expect([leftOut(days.gaps, 4, 9), leftOut(days.gaps, 0, 1)]).toEqual([[], []]);
  });

  test('units that come or go without a price are such a stretch too, once however many move while nothing is told', () => {
    const lines = '2025-01-02 TRANSFER_IN 4 @ 50 at A; 2025-01-02 TRANSFER_OUT 4 at A';
    const gapsOf = (known: Parameters<typeof instrument>[1]) =>
      new Set(
        walk([instrument(lines, known)])
          .gaps.get('0')
          ?.map(({ reason, from }) => `${reason} ${from}`),
      );
    expect(gapsOf({})).toEqual(new Set(['no_price 2']));
    expect(gapsOf({ closes: closes('01 100', 'USD') })).toEqual(new Set(['no_rate 2']));
    // They are of the period that ends on the 2nd; one that starts then starts in the evening, with 4 − 4 = 0 units.
    const { gaps } = walk([instrument(lines)]);
    expect(leftOut(gaps, 1, 2)).toEqual([{ name: '0', reason: 'no_price' }]);
    expect([leftOut(gaps, 0, 1), leftOut(gaps, 2, 2), leftOut(gaps, 2, 9)]).toEqual([[], [], []]);
    const held = walk(
      [instrument('2025-01-02 TRANSFER_IN 9 @ 50 at A; 2025-01-03 TRANSFER_OUT 4 at A')],
      '05',
    );
    expect(held.gaps).toEqual(new Map([['0', [{ reason: 'no_price', from: 2, to: 6 }]]]));
  });
});
