import type { z } from 'zod';
import { JsonRefusal, parseJson } from './json-body.ts';
import { wholeBody } from './problem.ts';
import { validated } from './validate-requests.ts';

/**
 * The JSON of a body; undefined when it is empty.
 *
 * @throws ValidationProblem when it is no JSON
 */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof JsonRefusal ? error.message : 'not valid UTF-8';
    const message = `JSON decode error: ${reason}`;
    throw wholeBody({ type: 'json_invalid', message, ctx: { error: reason } }, {});
  }
}

/**
 * A body that no hook has read, by its schema.
 *
 * @throws ValidationProblem
 */
export function readBody<S extends z.ZodType>(schema: S, bytes: Uint8Array): z.output<S> {
  return validated(schema, 'body', readJson(bytes));
}
