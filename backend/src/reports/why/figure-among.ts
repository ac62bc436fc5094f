import type { Figure } from '@portfolio/domain';
import { valueError } from '../../http/field.ts';
import { ValidationProblem } from '../../http/problem.ts';

/**
 * The figure, if it is among those that the question can be of.
 *
 * @param otherwise what it is a figure of instead, and how to ask for that
 * @throws ValidationProblem when it is not
 */
export function figureAmong<N extends Figure>(names: readonly N[], figure: Figure, otherwise: string): N {
  const name = names.find((known) => known === figure);
  if (name !== undefined) return name;
  throw figureOfOther(figure, otherwise);
}

/** The refusal of a figure that the question cannot be of. */
export function figureOfOther(figure: Figure, otherwise: string): ValidationProblem {
  const { message, ...error } = valueError('figure_of_other', `${figure} is ${otherwise}`);
  return new ValidationProblem([{ loc: ['query', 'figure'], msg: message, input: figure, ...error }]);
}
