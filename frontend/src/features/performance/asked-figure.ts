import type { MonthlyReturns, Performance } from '../../api/wire.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';

/** Whose figure is asked about, and of which period: the one that the figures were told of. */
export function periodAsked(told: Performance): Omit<WhyQuestion, 'figure'> {
  return {
    ...partAsked(told),
    method: told.method === 'fifo' ? told.method : undefined,
    start: told.period.start_date,
    end: told.period.end_date,
    benchmark: told.benchmark?.isin,
  };
}

/**
 * The return of a month or of a year, out of the whole history.
 *
 * @param stretch `YYYY-MM` or `YYYY`
 */
export function stretchAsked(told: MonthlyReturns, stretch: string): WhyQuestion {
  const [year = '', month] = stretch.split('-');
  const from = month === undefined ? lastDay(`${year}-01`, -1) : lastDay(stretch, -1);
  const to = lastDay(month === undefined ? `${year}-12` : stretch);
  return { figure: 'time_weighted_return', ...partAsked(told), from, to };
}

function partAsked({ isin, broker, asset_class }: Pick<Performance, 'isin' | 'broker' | 'asset_class'>) {
  return { of: isin ?? undefined, broker: broker ?? undefined, assetClass: asset_class ?? undefined };
}

/** The last day of a month, or of one so many months away. */
function lastDay(month: string, away = 0): string {
  const day = new Date(`${month}-01T00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 1 + away, 0);
  return day.toISOString().slice(0, 10);
}
