type SourceReviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Every number as the text that it was written in, so that none passes through a binary float. */
const asWritten: SourceReviver = (_key, value, { source }) => (typeof value === 'number' ? source : value);

/** What a JSON text says, with texts in the place of numbers; undefined when it is no JSON. Never throws. */
export function jsonWithTexts(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), asWritten as (key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}

/** The member of an object; undefined of anything else. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The text of a member, trimmed; empty when it is no text and no number. */
export function textOf(value: unknown, name: string): string {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member.trim() : '';
}

/** The items of a member that is a list; none of anything else. */
export function itemsOf(value: unknown, name: string): readonly unknown[] {
  const member = memberOf(value, name);
  return Array.isArray(member) ? member : [];
}
