const ENTRIES_PER_PART = 1000;

const encoder = new TextEncoder();

/**
 * The JSON text of an object in parts, so that a long one is sent while it is printed and is never held as a whole.
 *
 * @param answer members that are iterable become arrays, printed some entries at a time
 */
export function* printInParts(answer: object): Generator<Uint8Array<ArrayBuffer>> {
  let before = '{';
  for (const [name, value] of Object.entries(answer) as [string, unknown][]) {
    const opening = `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (isList(value)) yield* listInParts(opening, value);
    else yield encoder.encode(opening + JSON.stringify(value));
  }
  yield encoder.encode(before === '{' ? '{}' : '}');
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function* listInParts(opening: string, list: Iterable<unknown>): Generator<Uint8Array<ArrayBuffer>> {
  let part: unknown[] = [];
  let before = `${opening}[`;
  const printed = () => {
    const text = before + JSON.stringify(part).slice(1, -1);
    before = ',';
    part = [];
    return encoder.encode(text);
  };
  for (const entry of list) {
    part.push(entry);
    if (part.length === ENTRIES_PER_PART) yield printed();
  }
  if (part.length > 0 || before !== ',') yield printed();
  yield encoder.encode(']');
}
