import { localDate, type LocalDate } from '../calendar/local-date.ts';
import { decimal } from '../money/parse-decimal.ts';
import type { DensePortfolio } from './dense/dense-portfolio.ts';
import { Fraction } from './dense/fraction.ts';
import { type WrittenCase, type WrittenPeriod, writtenPortfolio } from './written-period.ts';

/** A period that others have published figures of, with the portfolio that it is a period of. */
export interface PublishedPeriod {
  readonly name: string;
  readonly portfolio: DensePortfolio;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly written: WrittenPeriod;
}

/** What an engine tells of a period, by the names of the fixtures; what has no value is null or not there. */
export type FiguresOfPeriod = Readonly<Record<string, Fraction | number | LocalDate | null | undefined>>;

/**
 * All periods of fixtures/periods.
 *
 * @param read what is written in one of the files
 */
export function publishedPeriods(
  files: readonly string[],
  read: (file: string) => string,
): readonly PublishedPeriod[] {
  return files.toSorted().flatMap((file) => {
    const written = JSON.parse(read(file)) as WrittenCase;
    return written.periods.map((period) => ({
      name: `${file.replace('.json', '')} ${period.start} … ${period.end}`,
      portfolio: only(writtenPortfolio(written), period.isin),
      start: localDate(period.start),
      end: localDate(period.end),
      written: period,
    }));
  });
}

const only = (portfolio: DensePortfolio, isin: string | undefined): DensePortfolio =>
  isin === undefined
    ? portfolio
    : { ...portfolio, transactions: portfolio.transactions.filter((entry) => entry.isin === isin) };

/** How far a figure may be from what is printed: as said, or half of the last digit. */
export function toleranceOf(period: WrittenPeriod, name: string, printed: string): number {
  const digits = printed.split('.')[1]?.length ?? 0;
  return Number(period.tolerance?.[name] ?? `5e-${String(digits + 1)}`) * (1 + 1e-9);
}

/**
 * Each expected figure as it is printed where the one told is near enough, otherwise with what it is off by.
 *
 * @param rounding how far the figures told may be off, because they are rounded themselves
 */
export function comparedWithPublished(
  period: WrittenPeriod,
  figures: FiguresOfPeriod,
  expected: Readonly<Record<string, unknown>>,
  rounding = 0,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, printed]): [string, unknown] => {
      const figure = figures[name];
      if (typeof printed !== 'string' || typeof figure === 'string') return [name, figure];
      const exact =
        figure instanceof Fraction ? figure.minus(Fraction.ofDecimal(decimal(printed))).toNumber() : NaN;
      const off = typeof figure === 'number' ? figure - Number(printed) : exact;
      const isNear = Math.abs(off) <= Math.max(rounding, toleranceOf(period, name, printed));
      return [name, isNear ? printed : `${printed} and ${String(off)}`];
    }),
  );
}
