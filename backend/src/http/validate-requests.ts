import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { lastOfRepeated, MISSING, NO_OBJECT } from './field.ts';
import { type RequestPart, ValidationProblem, validationProblem, wholeBody } from './problem.ts';

type Slot = 'params' | 'querystring' | 'body';

/** In the order in which they are reported. */
const PARTS: Readonly<Record<Slot, RequestPart>> = { params: 'path', querystring: 'query', body: 'body' };

/** Clients send back what they were given, `id` included; what is ignored is told only to who looks for it. */
function logUnknownMembers(schema: z.ZodType, data: unknown, log: Log): void {
  if (!(schema instanceof z.ZodObject) || typeof data !== 'object' || data === null) return;
  const unknown = Object.keys(data).filter((name) => !Object.hasOwn(schema.shape, name));
  if (unknown.length > 0)
    log.debug('unknown members ignored', { members: unknown.slice(0, 20).map((name) => name.slice(0, 100)) });
}

type Validated = { readonly value: unknown } | { readonly error: ValidationProblem };

function validate(schema: z.ZodType, part: RequestPart, given: unknown): Validated {
  const data = part === 'query' ? lastOfRepeated(schema, given) : given;
  if (part === 'body' && (data === undefined || data === null)) return { error: wholeBody(MISSING, null) };
  if (part === 'body' && (typeof data !== 'object' || Array.isArray(data)))
    return { error: wholeBody(NO_OBJECT, data) };
  const result = schema.safeParse(data);
  return result.success
    ? { value: result.data }
    : { error: validationProblem(part, inOrderOf(schema, result.error.issues), data) };
}

/** What is wrong with the members, as they are declared; a rule of the whole object speaks after them. */
function inOrderOf(schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  if (!(schema instanceof z.ZodObject)) return issues;
  const names = Object.keys(schema.shape);
  const place = ({ path }: z.core.$ZodIssue) => names.indexOf(String(path[0]));
  return issues.toSorted((left, right) => place(left) - place(right));
}

/**
 * A part of a request as its schema reads it.
 *
 * @throws ValidationProblem
 */
export function validated<S extends z.ZodType>(schema: S, part: RequestPart, data: unknown): z.output<S> {
  const result = validate(schema, part, data);
  if ('error' in result) throw result.error;
  return result.value as z.output<S>;
}

/** Reads requests with the schemas that also describe them. */
export function validateRequests(app: FastifyInstance, log: Log): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => {
    const part = PARTS[(httpPart ?? 'body') as Slot];
    return (data: unknown) => {
      if (part === 'body') logUnknownMembers(schema, data, log);
      return validate(schema, part, data);
    };
  });
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (data) =>
        JSON.stringify(schema.parse(data)),
  );
}

/**
 * Everything that is wrong with a request, path before query before body.
 *
 * The framework stops at the first part that is wrong; the parts that it has not looked at are still as they arrived.
 *
 * @param found  what it stopped at
 * @param slot   the part that it stopped at, or undefined when that was before any validation
 */
export function everyProblem(
  found: ValidationProblem,
  slot: string | undefined,
  request: FastifyRequest,
): ValidationProblem {
  const unseen: Readonly<Record<string, readonly Slot[]>> = {
    params: ['querystring', 'body'],
    body: ['querystring'],
  };
  const arrived = { params: request.params, querystring: request.query, body: request.body };
  const byPart = new Map<RequestPart, ValidationProblem['items']>();
  for (const other of unseen[slot ?? ''] ?? []) {
    const schema = request.routeOptions.schema?.[other];
    const checked = schema instanceof z.ZodType ? validate(schema, PARTS[other], arrived[other]) : null;
    if (checked && 'error' in checked) byPart.set(PARTS[other], checked.error.items);
  }
  if (byPart.size === 0) return found;
  byPart.set(PARTS[slot as Slot], found.items);
  return new ValidationProblem(Object.values(PARTS).flatMap((part) => byPart.get(part) ?? []));
}
