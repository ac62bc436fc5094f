/**
 * A JSON number kept as it was written, where a binary float would not hold it exactly.
 *
 * `JSON.parse` alone would turn 123456789012345.1234567890 into another number before any validation could see it.
 */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Shown again in error bodies; a number beyond the range of a float becomes null there, as JSON has no infinity. */
  toJSON(): number {
    return Number(this.text);
  }
}

/** Deeper nesting than any request has, and far below what a recursive reader survives. */
const DEEPEST = 64;

export class JsonRefusal extends Error {}

function refuseDeepNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > DEEPEST) throw new JsonRefusal(`nested deeper than ${DEEPEST} levels`);
    } else if (character === '}' || character === ']') depth -= 1;
  }
}

type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;

const keepNumbers: SourceReviver = (_key, value, { source }) =>
  typeof value === 'number' && String(value) !== source ? new JsonNumber(source ?? String(value)) : value;

/**
 * Reads a JSON text; numbers that a float would change come back as JsonNumber.
 *
 * @throws JsonRefusal with a reason when the text is not JSON
 */
export function parseJson(text: string): unknown {
  refuseDeepNesting(text);
  try {
    return JSON.parse(text, keepNumbers as (key: string, value: unknown) => unknown);
  } catch (error) {
    throw new JsonRefusal(error instanceof Error ? error.message : 'not JSON');
  }
}
