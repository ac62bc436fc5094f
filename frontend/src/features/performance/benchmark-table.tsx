import type { Benchmark, Performance } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { PercentChange } from '../../ui/percent-change.tsx';
import { Why } from '../../ui/why.tsx';
import { absentWords } from './absent-words.ts';
import { periodAsked } from './asked-figure.ts';
import { PeriodAmount } from './period-amount.tsx';
import { Ratio } from './ratio.tsx';

export interface BenchmarkTableProps {
  readonly performance: Performance;
  readonly benchmark: Benchmark;
  /** What the benchmark is called. */
  readonly name: string;
  readonly isStale: boolean;
}

/** Whose figures a row tells: of the portfolio, of the benchmark by itself, or of the same money in it. */
type Held = 'portfolio' | 'itself' | 'same-money';

const ROWS: readonly Held[] = ['portfolio', 'itself', 'same-money'];

/** What the figures of a benchmark are asked about by. */
const COMPARED = {
  time_weighted_return: 'benchmark_return',
  time_weighted_return_annualised: 'benchmark_return_annualised',
  money_weighted_return: 'same_money_return',
} as const;

/** The portfolio beside another instrument: what that returned, and what the same money would have come to in it. */
export function BenchmarkTable({ performance, benchmark, name, isStale }: BenchmarkTableProps) {
  const t = useT();
  const words: Readonly<Record<Held, string>> = {
    portfolio: t('performance.portfolio'),
    itself: t('performance.itself', { name }),
    'same-money': t('performance.same-money', { name }),
  };
  const reason = (figure: string) =>
    benchmark.unavailable[figure] === 'no_price'
      ? t('performance.absent-benchmark-price')
      : absentWords(t, benchmark, figure);
  const ratio = (figure: keyof typeof COMPARED) => (
    <Why figure={COMPARED[figure]} {...periodAsked(performance)}>
      <PercentChange value={benchmark[figure]} reason={reason(figure)} />
    </Why>
  );
  const ofPortfolio = { performance };
  const columns: Column<Held>[] = [
    { key: 'name', head: t('performance.held'), onPhone: true, cell: (held) => words[held] },
    {
      key: 'twr',
      head: t(FIGURE_NAMES.time_weighted_return),
      align: 'end',
      onPhone: true,
      cell: (held) => {
        if (held === 'portfolio') return <Ratio figure="time_weighted_return" {...ofPortfolio} />;
        return held === 'itself' && ratio('time_weighted_return');
      },
    },
    {
      key: 'twr-per-year',
      head: t(FIGURE_NAMES.time_weighted_return_annualised),
      align: 'end',
      cell: (held) => {
        if (held === 'portfolio') return <Ratio figure="time_weighted_return_annualised" {...ofPortfolio} />;
        return held === 'itself' && ratio('time_weighted_return_annualised');
      },
    },
    {
      key: 'mwr',
      head: t('performance.money-weighted-per-year'),
      align: 'end',
      cell: (held) => {
        if (held === 'portfolio') return <Ratio figure="money_weighted_return" {...ofPortfolio} />;
        return held === 'same-money' && ratio('money_weighted_return');
      },
    },
    {
      key: 'end',
      head: t(FIGURE_NAMES.end_value),
      align: 'end',
      onPhone: true,
      cell: (held) => {
        if (held === 'portfolio') return <PeriodAmount figure="end_value" {...ofPortfolio} />;
        return (
          held === 'same-money' && (
            <Why figure="same_money_value" {...periodAsked(performance)}>
              <Amount
                value={benchmark.end_value}
                currency={performance.currency}
                reason={reason('end_value')}
                faded
              />
            </Why>
          )
        );
      },
    },
  ];
  return (
    <DataTable
      caption={t('performance.benchmark')}
      columns={columns}
      rows={ROWS}
      rowKey={(held) => held}
      rowName={(held) => words[held]}
      isStale={isStale}
    />
  );
}
