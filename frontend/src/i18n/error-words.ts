import { type Coded, codedWords } from './coded-words.ts';
import { problemWords, type ToldProblem } from './problem-words.ts';
import type { Translate } from './translator.ts';

/** An error of the API's client; anything else that was thrown has its message only. */
export interface ToldError extends Error {
  /** Why the request as a whole was refused. */
  readonly told?: Coded | null;
  /** What is wrong with each member of it. */
  readonly items?: Readonly<Record<string, ToldProblem>>;
}

/** What went wrong, in the reader's language as far as it is known there: for a notice about a request as a whole. */
export function errorWords(t: Translate, error: ToldError): string {
  if (error.name === 'ServerAway') return t('shell.server-away');
  if (error.told) return codedWords(t, 'refusals', error.told);
  const told = Object.values(error.items ?? {}).map((item) => problemWords(t, item));
  return told.length > 0 ? told.join(' ') : error.message;
}
