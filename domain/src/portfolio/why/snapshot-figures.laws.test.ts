import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../calendar/local-date.ts';
import { parseUtcInstant, type UtcInstant } from '../../calendar/utc-instant.ts';
import { type Decimal, equals, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { contributionsIn } from '../../testing/contributions-in.ts';
import { positiveDecimal } from '../../testing/arbitraries.ts';
import { anyEntries, anyTrades, rationalOf, recomputeTrail } from '../../testing/index.ts';
import { averageMonthlyIncrement } from '../average-monthly-increment.ts';
import { contributionsByDay } from '../net-contributions.ts';
import { snapshotSummaries, type SnapshotSummary } from '../snapshot-summary.ts';
import { SNAPSHOT_FIGURES, type SnapshotFigure } from './figure.ts';
import {
  contributionLine,
  type RecordedAsset,
  snapshotFigure,
  type SnapshotSubject,
} from './snapshot-figures.ts';
import type { TrailLine } from './trail.ts';

const at = (text: string) => parseUtcInstant(text) as UtcInstant;

const MOMENTS = [
  '2020-01-02T09:00:00',
  '2020-01-02T21:30:00.5',
  '2020-03-01',
  '2021-02-03T08:59:59',
  '2022-03-05',
];

/** Rows with long decimals, ties of a cent, two rates and several rows of a kind. */
const anyRow = fc.record({
  instant: fc.constantFrom(...MOMENTS.map(at)),
  assetType: fc.constantFrom('investments', 'crypto', 'cash'),
  assetDetail: fc.constantFrom(null, 'CSOB'),
  currency: fc.constantFrom('EUR', 'CZK'),
  exchangeRate: fc.constantFrom(decimal('25'), decimal('24.16')),
  value: fc.constant(ZERO),
  valueEur: fc.record({ digits: fc.bigInt({ min: 0n, max: 10n ** 9n }), scale: fc.constantFrom(0, 3, 10) }),
});

interface Told {
  readonly subject: SnapshotSubject;
  readonly summaries: readonly SnapshotSummary[];
}

/** Every snapshot beside the oldest. */
function subjectsOf(rows: readonly RecordedAsset[], summaries: readonly SnapshotSummary[]): Told[] {
  const instants = summaries.map(({ instant }) => instant).toReversed();
  return summaries.flatMap((snapshot, index) => {
    const own = rows.filter(({ instant }) => instant === snapshot.instant);
    const subject = {
      snapshot,
      oldest: summaries.at(-1) as SnapshotSummary,
      rows: own as [RecordedAsset],
      instants: instants.slice(0, instants.length - index),
    };
    return ['investments', 'crypto', 'cash'].map((assetType) => ({
      subject: { ...subject, assetType },
      summaries: summaries.slice(index),
    }));
  });
}

/** What the summary says; null where it says nothing. */
function valueOf(name: SnapshotFigure, { subject, summaries }: Told): Decimal | null {
  const { snapshot, oldest, assetType } = subject;
  const exact: Record<SnapshotFigure, Decimal | null> = {
    snapshot_total_value_eur: snapshot.totalValueEur,
    snapshot_type_value_eur: snapshot.byAssetType.get(assetType) ?? ZERO,
    absolute_change_from_oldest: snapshot.absoluteChange,
    percentage_change_from_oldest: oldest.totalValueEur.digits > 0n ? snapshot.percentageChange : null,
    avg_monthly_increment: averageMonthlyIncrement(summaries),
    net_contributions: snapshot.netContributions,
    market_change: snapshot.marketChange,
    exchange_rate_used: snapshot.exchangeRate,
    snapshots_count: { digits: BigInt(summaries.length), scale: 0 },
  };
  return exact[name];
}

function check(told: Told, all: readonly Told[]): void {
  for (const name of SNAPSHOT_FIGURES) {
    if (name === 'net_contributions') continue;
    const lines = snapshotFigure(name, told.subject);
    const value = valueOf(name, told);
    if (typeof lines === 'string' || value === null) {
      expect([lines, value], name).toEqual([
        name === 'market_change' ? 'ledger_too_young' : 'base_not_positive',
        null,
      ]);
      continue;
    }
    expect(recomputeTrail(lines), name).toEqual(rationalOf(roundHalfEven(value, PUBLISHED_DIGITS)));
    for (const line of lines.filter(({ kind }) => kind === 'figure')) expectNamed(line, all);
  }
}

/** The figure that a line names has the value that the line says. */
function expectNamed(
  { figure, instant, assetType = 'cash', operand }: TrailLine,
  all: readonly Told[],
): void {
  const named = all.find(
    ({ subject }) => subject.snapshot.instant === instant && subject.assetType === assetType,
  );
  const value = named && valueOf(figure as SnapshotFigure, named);
  expect(value && equals(value, operand), `${String(figure)} of ${String(instant)}`).toBe(true);
}

describe('laws', () => {
  it('every figure of a snapshot has a trail whose lines, recomputed one by one, come to it exactly', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 12 }),
        anyTrades(),
        fc.boolean(),
        (drafts, trades, isOld) => {
          const rows = drafts.map((draft, index): RecordedAsset => ({ ...draft, id: index + 1 }));
          const contributions = contributionsByDay(contributionsIn(trades));
          const firstTradeOn = isOld ? localDate('2019-12-31') : null;
          const summaries = snapshotSummaries(rows, { firstTradeOn, contributions });
          const all = subjectsOf(rows, summaries);
          for (const told of all) check(told, all);
        },
      ),
    );
  });

  it('the lines of entries come to the net contributions, in EUR and in any other base currency', () => {
    fc.assert(
      fc.property(anyEntries(), fc.option(positiveDecimal()), (all, rate) => {
        const rows = [MOMENTS[0], MOMENTS.at(-1)].map((moment, index): RecordedAsset => {
          const money = { currency: 'EUR', exchangeRate: decimal('25'), value: ZERO, valueEur: ZERO };
          return {
            ...money,
            instant: at(moment ?? ''),
            assetType: 'investments',
            assetDetail: null,
            id: index,
          };
        });
        const contributed = contributionsIn(all, rate === null ? 'EUR' : 'CHF', () => rate);
        const firstTradeOn = localDate('2020-01-01');
        const [newest] = snapshotSummaries(rows, {
          firstTradeOn,
          contributions: contributionsByDay(contributed),
        });
        const counted = contributed.filter(
          ({ entry: { date } }) => date > '2020-01-02' && date <= '2022-03-05',
        );
        let before = ZERO;
        const lines = counted.map((one, index) => {
          const line = contributionLine(one, one.amountEur as Decimal, before, index === 0);
          before = line.result;
          return line;
        });
        expect(recomputeTrail(lines)).toEqual(rationalOf(newest?.netContributions as Decimal));
        for (const [index, { operator, tradeType }] of lines.entries()) {
          const first = index === 0 ? 'start' : 'plus';
          const isPaidIn = tradeType === 'BUY' || tradeType === 'TRANSFER_IN';
          expect(operator).toBe(isPaidIn ? first : 'minus');
        }
      }),
    );
  });
});

describe('the rounding to cents of a kind', () => {
  const row = (id: number, valueEur: string, rate = '25'): RecordedAsset => ({
    ...{ id, assetType: 'cash', assetDetail: null, currency: 'CZK', value: ZERO, instant: at('2024-01-31') },
    ...{ valueEur: decimal(valueEur), exchangeRate: decimal(rate) },
  });

  it('is a line after the rows of each group, where it moves anything', () => {
    // 41.6667 + 41.6667 = 83.3334, −0.0034; 0.005 is a tie and goes to the even 0.00; 2 is 2.
    const rows = [row(1, '41.6667'), row(2, '41.6667'), row(3, '0.005', '26'), row(4, '2', '27')] as const;
    const [snapshot] = snapshotSummaries(rows, { firstTradeOn: null, contributions: new Map() });
    if (!snapshot) throw new Error('no snapshot');
    const subject = {
      snapshot,
      oldest: snapshot,
      rows,
      instants: [snapshot.instant],
    };
    const lines = snapshotFigure('snapshot_type_value_eur', { ...subject, assetType: 'cash' });
    if (typeof lines === 'string') throw new Error(lines);
    const told = lines.map(
      ({ kind, operator, operand, result, snapshotRowId }) =>
        `${kind} ${String(snapshotRowId)}: ${operator} ${decimalText(operand)} = ${decimalText(result)}`,
    );
    expect(told).toEqual([
      'snapshot_row 1: start 41.6667 = 41.6667',
      'snapshot_row 2: plus 41.6667 = 83.3334',
      'rounding undefined: plus -0.0034 = 83.33',
      'snapshot_row 3: plus 0.005 = 83.335',
      'rounding undefined: plus -0.005 = 83.33',
      'snapshot_row 4: plus 2 = 85.33',
    ]);
  });
});
