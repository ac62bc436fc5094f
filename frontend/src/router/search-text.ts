/** The search of an address as values. */
export type Search = Readonly<Record<string, unknown>>;

/** What is JSON is that value, anything else is text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(value: unknown): string {
  const isText = typeof value === 'string';
  const needsJson = isText ? valueOf(value) !== value : typeof value === 'object';
  return needsJson ? JSON.stringify(value) : String(value);
}

/** Reads `?trade=5&search=gold`; a key that stands there several times is a list. Broken escapes are text. */
export function readSearchText(text: string): Search {
  const asked = new URLSearchParams(text);
  const keys = [...new Set(asked.keys())];
  return Object.fromEntries(
    keys.map((key) => {
      const values = asked.getAll(key).map(valueOf);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}

/** Writes what `readSearchText` reads again; what is undefined is left out, and text like `5` stands in quotes. */
export function writeSearchText(search: Search): string {
  const told = Object.entries(search).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(told.map(([key, value]) => [key, textOf(value)])).toString();
  return text && `?${text}`;
}
