import type { ToldError } from './error-words.ts';
import { problemWords } from './problem-words.ts';
import type { Translate } from './translator.ts';

/** The members of a request under the names of the form that makes it. */
export type FieldOf<Field extends string> = Readonly<Partial<Record<string, Field>>>;

/**
 * What the server says about the fields of a form that are still as they were sent.
 *
 * @param isAsSent tells whether a field has not been changed since
 */
export function fieldWords<Field extends string>(
  t: Translate,
  error: ToldError | null,
  fieldOf: FieldOf<Field>,
  isAsSent: (field: Field) => boolean,
): Partial<Record<Field, string>> {
  const words: Partial<Record<Field, string>> = {};
  for (const [member, told] of Object.entries(error?.items ?? {})) {
    const field = fieldOf[member];
    if (field !== undefined && isAsSent(field)) words[field] = problemWords(t, told);
  }
  return words;
}

/** Whether the words of an error stand at a field, so that they need not be told again. */
export function namesAField(error: ToldError, fieldOf: FieldOf<string>): boolean {
  return Object.keys(error.items ?? {}).some((member) => fieldOf[member] !== undefined);
}
