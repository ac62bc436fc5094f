/** A stretch of time up to today, as the URL says it. */
export type Period = '1m' | '3m' | '6m' | 'ytd' | '1y' | '2y' | '3y' | '5y' | 'max';

/** The period that the search of a URL names, when the page has it. */
export function readPeriod(value: unknown, offered: readonly Period[]): Period | undefined {
  return offered.find((period) => period === value);
}

const MONTHS: Readonly<Record<Exclude<Period, 'ytd' | 'max'>, number>> = {
  '1m': 1,
  '3m': 3,
  '6m': 6,
  '1y': 12,
  '2y': 24,
  '3y': 36,
  '5y': 60,
};

/**
 * The day whose closing figures a period begins with, `YYYY-MM-DD`: so many months before today, or the last day of
 * the year before; the last day of a shorter month stands for one that it does not have. Undefined for everything.
 */
export function periodStart(period: Period, today: string): string | undefined {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  if (period === 'max') return undefined;
  if (period === 'ytd') return `${String(year - 1)}-12-31`;
  const index = year * 12 + month - 1 - MONTHS[period];
  const [startYear, startMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const lastDay = new Date(Date.UTC(startYear, startMonth, 0)).getUTCDate();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(startYear)}-${two(startMonth)}-${two(Math.min(day, lastDay))}`;
}
