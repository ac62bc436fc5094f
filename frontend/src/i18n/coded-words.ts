import type { MessageKey } from './message-key.ts';
import type { MessageValues, Translate } from './translator.ts';

/** Something that the server said: by a code, what the words are filled in with, and in its own English words. */
export interface Coded {
  readonly code: string;
  readonly values: MessageValues;
  readonly message: string;
}

/** Texts whose keys are codes of the server: why it refused a request, why a row of a file, why there is no price. */
export type CodedTexts = 'refusals' | 'reasons' | 'provider-failures';

/**
 * What the server said, in the reader's language; in its own words when its code has none here.
 *
 * In English also before a later page has brought these texts: the first page does without them.
 */
export function codedWords(t: Translate, texts: CodedTexts, { code, values, message }: Coded): string {
  const key = `${texts}.${code}` as MessageKey;
  const words = t(key, values);
  return words === key ? message : words;
}
