import { JsonRefusal, JsonNumber, parseJson } from '../../http/json-body.ts';
import { failed, type Fetched } from '../failure.ts';

/** Providers in trouble, and those that want to see a person, answer with a page. */
export function isPage(text: string): boolean {
  return /^\s*<(?!\?xml)/.test(text);
}

/**
 * Reads a JSON answer; numbers that a float would change stay JsonNumber.
 *
 * @param address where it came from
 */
export function readJson(text: string, address: string): Fetched<unknown> {
  const { host } = new URL(address);
  if (isPage(text)) return failed('answer_is_page', { host });
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (error instanceof JsonRefusal) return failed('answer_unreadable', { host });
    throw error;
  }
}

/** The digits of a number as the provider wrote them; null for anything that is no number. */
export function numberText(value: unknown): string | null {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'number' ? String(value) : null;
}
