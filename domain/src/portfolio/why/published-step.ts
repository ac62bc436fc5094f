import { dateOfEpochDay } from '../../calendar/epoch-day.ts';
import type { Close } from '../../valuation/closes.ts';
import type { Step } from './lines-of.ts';

/** A close or a rate as a line, with its day, its currency and whoever told it. */
export function publishedStep(
  { value: operand, day, currency, source }: Close,
  kind: 'price' | 'rate',
  operator: Step['operator'],
): Step {
  return { kind, operator, operand, date: dateOfEpochDay(day), currency, source };
}
