import type { Quote } from '../../valuation/valuation.ts';
import type { Step } from './lines-of.ts';
import { publishedStep } from './published-step.ts';

/** A close, and the rates that it is converted at. */
export function quoteSteps(
  { close, conversion }: Quote,
  isin: string,
  operator: Step['operator'],
): readonly Step[] {
  const steps: Step[] = [{ ...publishedStep(close, 'price', operator), isin }];
  if (conversion.multiply) steps.push(publishedStep(conversion.multiply, 'rate', 'times'));
  if (conversion.divide) steps.push(publishedStep(conversion.divide, 'rate', 'divide'));
  return steps;
}
