import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseUtcInstant, type UtcInstant } from '../calendar/utc-instant.ts';
import { equals, subtract, sum } from '../money/decimal.ts';
import { decimalText, publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { entries, trades } from '../testing/index.ts';
import { averageMonthlyIncrement } from './average-monthly-increment.ts';
import { contributionsByDay } from './net-contributions.ts';
import { contributionsIn } from '../testing/contributions-in.ts';
import { type LedgerFlows, snapshotSummaries } from './snapshot-summary.ts';
import type { SnapshotAsset } from './snapshot-totals.ts';

const at = (text: string) => parseUtcInstant(text) as UtcInstant;

/** Lines such as `2024-01-31 investments 100.50 EUR`, CZK at 25 for one EUR. */
function assets(...lines: string[]): SnapshotAsset[] {
  return lines.map((line) => {
    const [moment = '', assetType = '', amount = '0', currency = 'EUR'] = line.split(' ');
    const value = decimal(amount);
    const valueEur = currency === 'EUR' ? value : { digits: value.digits * 4n, scale: value.scale + 2 };
    return { instant: at(moment), assetType, currency, value, exchangeRate: decimal('25'), valueEur };
  });
}

const NO_LEDGER: LedgerFlows = { firstTradeOn: null, contributions: new Map() };

function ledger(text: string): LedgerFlows {
  const all = entries(text);
  return { firstTradeOn: all[0]?.date ?? null, contributions: contributionsByDay(contributionsIn(all)) };
}

describe('snapshotSummaries', () => {
  it('has nothing to say of no snapshots', () => {
    expect(snapshotSummaries([], NO_LEDGER)).toEqual([]);
  });

  it('tells each snapshot by currency and type, newest first, and its change since the oldest', () => {
    const rows = assets(
      '2024-01-31 investments 100',
      '2024-01-31 cash_czk 500 CZK',
      '2024-02-29T18:30:00 pension_fund 250 CZK',
      '2024-02-29T18:30:00 investments 150',
      '2024-02-29T18:30:00 cash_czk 500 CZK',
    );
    const [february, january] = snapshotSummaries(rows, NO_LEDGER);
    expect(january?.instant).toBe('2024-01-31T00:00:00');
    expect(february?.instant).toBe('2024-02-29T18:30:00');
    expect([...(february?.byCurrency ?? [])].map(([name, value]) => [name, decimalText(value)])).toEqual([
      ['CZK', '750'],
      ['EUR', '150'],
    ]);
    expect([...(february?.byAssetType ?? [])].map(([name, value]) => [name, decimalText(value)])).toEqual([
      ['cash_czk', '20'],
      ['investments', '150'],
      ['pension_fund', '10'],
    ]);
    expect(february && decimalText(february.totalValueEur)).toBe('180');
    expect(february && decimalText(february.absoluteChange)).toBe('60');
    expect(february && decimalText(february.percentageChange)).toBe('50'); // 60 / 120
    expect(january && decimalText(january.absoluteChange)).toBe('0');
  });

  it('rounds each group half-even to cents, and the total is the sum of what is shown', () => {
    const rows = assets(
      '2024-01-31 a 0.125',
      '2024-01-31 b 0.125',
      '2024-01-31 c 0.06',
      '2024-01-31 c 0.065',
    );
    const [only] = snapshotSummaries(rows, NO_LEDGER);
    expect(only && decimalText(only.totalValueEur)).toBe('0.36'); // 0.12 + 0.12 + 0.12
  });

  it('rounds apart what was reckoned with another rate, and shows the rate of the first asset', () => {
    const [first, second] = assets('2024-01-31 a 0.005', '2024-01-31 a 0.005');
    const rows = [first, second && { ...second, exchangeRate: decimal('26') }].filter(
      (row) => row !== undefined,
    );
    const [only] = snapshotSummaries(rows, NO_LEDGER);
    expect(only && decimalText(only.totalValueEur)).toBe('0'); // twice 0.005, a tie to even
    expect(only && decimalText(only.exchangeRate)).toBe('25');
  });

  it('gives a percentage to ten digits, and 0 where the baseline is nothing', () => {
    const percents = (...lines: string[]) =>
      snapshotSummaries(assets(...lines), NO_LEDGER).map((row) => publishedText(row.percentageChange));
    expect(percents('2024-01-31 a 3', '2024-02-29 a 5')).toEqual(['66.6666666667', '0']);
    expect(percents('2024-01-31 a 0', '2024-02-29 a 5')).toEqual(['0', '0']);
  });
});

describe('contributions', () => {
  const growth = [
    '2024-01-31 investments 1000',
    '2024-02-29 investments 1600',
    '2024-03-31 investments 1500',
  ];
  const told = (lines: string[], flows: LedgerFlows) =>
    snapshotSummaries(assets(...lines), flows)
      .toReversed()
      .map(({ netContributions, marketChange }) => [
        netContributions && decimalText(netContributions),
        marketChange && decimalText(marketChange),
      ]);

  it('sets purchases and sales since the baseline apart from growth', () => {
    const flows = ledger(`
      2024-01-10 BUY 10 @ 100
      2024-01-31 BUY 1 @ 50
      2024-02-29 BUY 5 @ 100 fee 9
      2024-03-02 SELL 2 @ 110`);
    // Up to and including the baseline's day nothing counts: the snapshot already has it.
    expect(told(growth, flows)).toEqual([
      ['0', '0'],
      ['500', '100'], // 1600 − 1000 − 500
      ['280', '220'], // 1500 − 1000 − (500 − 220)
    ]);
  });

  it('converts a purchase in another currency at the rate of its trade', () => {
    const flows = ledger('2024-01-10 BUY 10 @ 100; 2024-02-10 BUY 5 @ 110 USD / 1.1');
    expect(told(growth, flows)[1]).toEqual(['500', '100']);
  });

  it('counts what units from elsewhere had cost as put in, and what those that leave had cost as taken out', () => {
    const flows = ledger(`
      2024-01-10 BUY 10 @ 100
      2024-02-10 TRANSFER_IN 5 @ 80
      2024-03-02 TRANSFER_OUT 3`);
    // 5 × 80 = 400 come in; the pool is then 1000 + 400 for 15 units, of which 3 take 3 / 15 = 280 along
    expect(told(growth, flows)).toEqual([
      ['0', '0'],
      ['400', '200'], // 1600 − 1000 − 400
      ['120', '380'], // 1500 − 1000 − (400 − 280)
    ]);
  });

  it('does not count units that only change their broker', () => {
    const flows = ledger(`
      2024-01-10 BUY 10 @ 100 at A
      2024-02-10 TRANSFER_OUT 4 at A
      2024-02-12 TRANSFER_IN 4 at B`);
    expect(told(growth, flows)).toEqual([
      ['0', '0'],
      ['0', '600'],
      ['0', '500'],
    ]);
  });

  it('in another base currency is told in EUR by the rate of its day, and not where none is known', () => {
    const all = entries('2024-01-10 BUY 10 @ 100; 2024-02-10 BUY 5 @ 100; 2024-03-10 SELL 1 @ 120');
    const rates = new Map([
      ['2024-01-10', '1.1'],
      ['2024-02-10', '1.25'],
      ['2024-03-10', '1.2'],
    ]);
    const flowsBy = (rateOn: (day: string) => string | undefined): LedgerFlows => ({
      firstTradeOn: all[0]?.date ?? null,
      contributions: contributionsByDay(
        contributionsIn(all, 'USD', (on) => {
          const rate = rateOn(on);
          return rate === undefined ? null : decimal(rate);
        }),
      ),
    });
    // 500 USD / 1.25 = 400 EUR in, 120 USD / 1.2 = 100 EUR out
    expect(
      told(
        growth,
        flowsBy((on) => rates.get(on)),
      ),
    ).toEqual([
      ['0', '0'],
      ['400', '200'],
      ['300', '200'],
    ]);
    const lacking = flowsBy((on) => (on === '2024-02-10' ? undefined : rates.get(on)));
    const untold = snapshotSummaries(assets(...growth), lacking).map((one) => one.untold);
    expect(untold).toEqual(['no_rate', 'no_rate', null]);
    expect(told(growth, lacking)[1]).toEqual([null, null]);
  });

  it('cannot tell when the ledger begins after a baseline that had investments, or is empty', () => {
    const unknown = [null, null];
    expect(told(growth, ledger('2024-02-01 BUY 5 @ 100'))).toEqual([unknown, unknown, unknown]);
    expect(told(growth, NO_LEDGER)).toEqual([unknown, unknown, unknown]);
  });

  it('can tell when the baseline had no investments, from the first trade on', () => {
    const lines = ['2024-01-31 crypto 10', '2024-02-29 crypto 10', '2024-03-31 investments 700'];
    expect(told(lines, ledger('2024-03-01 BUY 6 @ 100'))).toEqual([
      ['0', '0'],
      ['0', '0'],
      ['600', '100'],
    ]);
    expect(told(lines, NO_LEDGER)[2]).toEqual([null, null]);
  });

  it('of a day without a rate are unknown, however many there are', () => {
    const all = trades('2024-02-01 BUY 5 @ 100; 2024-02-01 SELL 1 @ 100');
    const byDay = contributionsByDay(contributionsIn(all, 'CHF', () => null));
    expect([...byDay.values()]).toEqual([null]);
  });

  it('adds the trades of a day to sums made before', () => {
    const before = contributionsByDay(contributionsIn(trades('2024-02-01 BUY 5 @ 100')));
    const after = contributionsByDay(contributionsIn(trades('2024-02-01 SELL 1 @ 100')), before);
    expect([...after.values()].map((value) => value && decimalText(value))).toEqual(['400']);
    expect([...before.values()].map((value) => value && decimalText(value))).toEqual(['500']);
  });
});

describe('averageMonthlyIncrement', () => {
  it.each([
    ['2024-03-01', '2024-03-13', '0.01', '0.02'], // 0.01 × 30 / 12 = 0.025
    ['2024-03-01', '2024-03-05', '0.03', '0.22'], // 0.03 × 30 / 4 = 0.225
    ['2024-03-01T12:00:00', '2024-03-03T11:00:00', '1', '30'], // 47 hours are one day
    ['2024-03-01T12:00:00', '2024-03-03T12:00:00', '1', '15'],
    ['2024-03-01T12:00:00', '2024-03-02T11:59:59.999999', '1', '0'], // not a day yet
  ])('from %s to %s, %s more: %s', (oldest, newest, more, expected) => {
    const summaries = snapshotSummaries(assets(`${oldest} a 0`, `${newest} a ${more}`), NO_LEDGER);
    expect(decimalText(averageMonthlyIncrement(summaries))).toBe(expected);
  });

  it('is 0 for one snapshot and for none', () => {
    expect(decimalText(averageMonthlyIncrement(snapshotSummaries(assets('2024-03-01 a 5'), NO_LEDGER)))).toBe(
      '0',
    );
    expect(decimalText(averageMonthlyIncrement([]))).toBe('0');
  });
});

describe('laws', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-02-${String(number).padStart(2, '0')}`);
  const cents = fc
    .integer({ min: 0, max: 10_000_000 })
    .map((digits) => ({ digits: BigInt(digits), scale: 2 }));
  const asset = fc.record({ day, type: fc.constantFrom('investments', 'crypto'), value: cents });
  const trade = fc.record({
    day,
    type: fc.constantFrom('BUY', 'SELL'),
    price: fc.integer({ min: 1, max: 9999 }),
  });

  it('what the market did and what was paid in add up to the change of the investments', () => {
    fc.assert(
      fc.property(fc.array(asset, { minLength: 1 }), fc.array(trade), (listed, traded) => {
        const rows = listed.flatMap(({ day: on, type, value }) =>
          assets(`${on} ${type} ${decimalText(value)}`),
        );
        const flows = contributionsByDay(
          contributionsIn(
            trades(traded.map(({ day: on, type, price }) => `${on} ${type} 1 @ ${price}`).join('\n')),
          ),
        );
        const summaries = snapshotSummaries(rows, {
          firstTradeOn: at('2024-01-01').slice(0, 10) as never,
          contributions: flows,
        });
        const value = (index: number) => summaries.at(index)?.byAssetType.get('investments') ?? decimal('0');
        for (const [index, { netContributions, marketChange }] of summaries.entries()) {
          const told = sum([netContributions, marketChange].filter((part) => part !== null));
          expect(equals(told, subtract(value(index), value(-1)))).toBe(true);
        }
      }),
    );
  });

  it('the order of the rows does not matter, but for the rate shown', () => {
    fc.assert(
      fc.property(fc.array(asset, { minLength: 1 }), (listed) => {
        const rows = listed.flatMap(({ day: on, type, value }) =>
          assets(`${on} ${type} ${decimalText(value)}`),
        );
        expect(texts(snapshotSummaries(rows.toReversed(), NO_LEDGER))).toEqual(
          texts(snapshotSummaries(rows, NO_LEDGER)),
        );
      }),
    );
  });

  function texts(summaries: ReturnType<typeof snapshotSummaries>): string[] {
    return summaries.map(({ instant, totalValueEur }) => `${instant} ${decimalText(totalValueEur)}`);
  }
});
