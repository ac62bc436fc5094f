import { parseIsin } from '@portfolio/domain';
import type { DraftError } from './draft-error.ts';

/** What is wrong with an ISIN that must be there. */
export function isinError(text: string): DraftError | undefined {
  if (text === '') return { code: 'isin-missing' };
  const isin = parseIsin(text);
  if (typeof isin === 'string') return undefined;
  if (isin.code === 'isin_length') return { code: 'isin-length', values: { length: String(text.length) } };
  if (isin.code === 'isin_pattern') return { code: 'isin-pattern' };
  return { code: 'isin-check-digit', values: { expected: isin.expected } };
}

/** What is wrong with the ISIN while it is typed: nothing before it is complete. */
export function liveIsinError(text: string): DraftError | undefined {
  return text.trim().length === 12 ? isinError(text.trim()) : undefined;
}

/** The ISIN that was typed, when it is one. */
export function typedIsin(text: string): string | null {
  const isin = parseIsin(text.trim());
  return typeof isin === 'string' ? isin : null;
}
