import type { PositionDetail } from '../../api/wire.ts';
import type { FigureName } from '../../ui/figure-names.ts';
import { FIGURES_OF_METHOD } from '../../ui/figures-of-method.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';

/** Why a figure of the position is what it is, by the method of cost that is shown. */
export function methodQuestion(
  figure: FigureName,
  { isin, method }: Pick<PositionDetail, 'isin' | 'method'>,
): WhyQuestion {
  return { figure, of: isin, ...methodOf(figure, method) };
}

/** The same of one trade of it. */
export function tradeQuestion(
  figure: FigureName,
  trade: number,
  { method }: Pick<PositionDetail, 'method'>,
): WhyQuestion {
  return { figure, trade, ...methodOf(figure, method) };
}

function methodOf(figure: FigureName, method: PositionDetail['method']): Pick<WhyQuestion, 'method'> {
  return method === 'fifo' && FIGURES_OF_METHOD.has(figure) ? { method } : {};
}
