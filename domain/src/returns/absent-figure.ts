/** Why a figure cannot be had. */
export const ABSENCE_REASONS = [
  'shorter_than_a_year',
  'no_solution',
  'too_few_returns',
  'no_volatility',
  'everything_lost',
  'too_large',
  'nothing_invested',
  'nothing_held',
  'oversold',
  'no_price',
  'no_rate',
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** A figure that cannot be had, with the reason; never 0 instead. */
export interface AbsentFigure {
  readonly unavailable: AbsenceReason;
}

/** The absence of a figure. */
export function absent(reason: AbsenceReason): AbsentFigure {
  return { unavailable: reason };
}

/** True for a figure that cannot be had. */
export function isAbsent(figure: object): figure is AbsentFigure {
  return 'unavailable' in figure;
}
