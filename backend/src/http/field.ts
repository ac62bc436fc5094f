import { z } from 'zod';
import type { ErrorType, RuleCode } from './error-codes.ts';

/** What is wrong with one value, in the vocabulary of the v1 contract §2.6. */
export interface FieldError {
  readonly type: ErrorType;
  readonly message: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
  /** Which rule, when the type is `value_error`. */
  readonly code?: RuleCode;
  /** What the words of that rule are filled in with. */
  readonly values?: Readonly<Record<string, string>>;
}

export type FieldResult<T> = { readonly value: T } | { readonly error: FieldError };

export type JsonSchema = Readonly<Record<string, unknown>>;

export const NO_OBJECT: FieldError = {
  type: 'model_attributes_type',
  message: 'Input should be a JSON object',
};

export const MISSING: FieldError = { type: 'missing', message: 'Field required' };

/** A rule of the application, as opposed to one of shape: `msg` begins with `Value error, `. */
export function valueError(code: RuleCode, message: string, values?: FieldError['values']): FieldError {
  const error = {
    type: 'value_error',
    message: `Value error, ${message}`,
    ctx: { error: {} },
    code,
  } as const;
  return values === undefined ? error : { ...error, values };
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
      const { message, ...params } = result.error;
      context.issues.push({ code: 'custom', input: value, message, params });
      return z.NEVER;
    });
}

const repeated = new WeakSet<z.ZodType>();

/** A member of a query that may be repeated: `read` sees the list of its values when it is. */
export function repeatedField<T>(json: JsonSchema, read: (value: unknown) => FieldResult<T>) {
  const schema = field(json, read);
  repeated.add(schema);
  return schema;
}

/** Of a member that may not be repeated the last value counts. */
export function lastOfRepeated(schema: z.ZodType, query: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof query !== 'object' || query === null) return query;
  return Object.fromEntries(
    Object.entries(query as Readonly<Record<string, unknown>>).map(([name, value]) => {
      const own = (schema.shape as Readonly<Record<string, z.ZodType>>)[name];
      const isList = Array.isArray(value) && !(own && repeated.has(own));
      return [name, isList ? (value.at(-1) as unknown) : value];
    }),
  );
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
