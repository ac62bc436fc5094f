import { z } from 'zod';

/** What is wrong with one value, in the vocabulary of the v1 contract §2.6. */
export interface FieldError {
  readonly type: string;
  readonly message: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

export type FieldResult<T> = { readonly value: T } | { readonly error: FieldError };

export type JsonSchema = Readonly<Record<string, unknown>>;

export const MISSING: FieldError = { type: 'missing', message: 'Field required' };

/** A rule of the application, as opposed to one of shape: `msg` begins with `Value error, `. */
export function valueError(message: string): FieldError {
  return { type: 'value_error', message: `Value error, ${message}`, ctx: { error: {} } };
}

/**
 * A request member: how it is described in OpenAPI and how it is read, in one place.
 *
 * @param json  its JSON Schema
 * @param read  never sees `undefined`: an absent member is reported as missing unless the field is made optional
 */
export function field<T>(json: JsonSchema, read: (value: unknown) => FieldResult<T>) {
  return z
    .unknown()
    .meta(json)
    .transform((value, context): T => {
      const result = value === undefined ? { error: MISSING } : read(value);
      if ('value' in result) return result.value;
      const { type, message, ctx } = result.error;
      context.issues.push({ code: 'custom', input: value, message, params: { type, ctx } });
      return z.NEVER;
    });
}

/** Reads with `first`, then hands its value to `second`. */
export function chain<A, B>(
  first: (value: unknown) => FieldResult<A>,
  second: (value: A) => FieldResult<B>,
): (value: unknown) => FieldResult<B> {
  return (value) => {
    const result = first(value);
    return 'value' in result ? second(result.value) : result;
  };
}
