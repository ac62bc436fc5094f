import type { z } from 'zod';
import type { ErrorType, RuleCode } from './error-codes.ts';
import type { FieldError } from './field.ts';
import { JsonNumber } from './json-body.ts';

/** An answer below 500 that a service gives instead of a result: `{"detail": …}`. */
export class Problem extends Error {
  readonly status: 400 | 404 | 405 | 409 | 413 | 415 | 503;
  /** What stands beside the detail, for a program to act on. */
  readonly members: Readonly<Record<string, number>>;

  constructor(status: Problem['status'], detail: string, members: Problem['members'] = {}) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.members = members;
  }
}

/** One entry of a 422 body. */
export interface ValidationItem {
  readonly type: ErrorType;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: unknown;
  readonly code?: RuleCode;
  readonly values?: Readonly<Record<string, string>>;
}

/** The request does not have the shape that the operation asks for. */
export class ValidationProblem extends Error {
  readonly items: readonly ValidationItem[];

  constructor(items: readonly ValidationItem[]) {
    super('The request is not valid.');
    this.name = 'ValidationProblem';
    this.items = items;
  }
}

export type RequestPart = 'body' | 'query' | 'path';

/** An entry for the body as a whole: absent, not JSON, not an object. */
export function wholeBody({ message, ...error }: FieldError, input: unknown): ValidationProblem {
  return new ValidationProblem([{ loc: ['body'], msg: message, input, ...error }]);
}

function memberAt(whole: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : null,
    whole,
  );
}

/** Turns the issues of a schema into the entries of the wire, in the order of the fields. */
export function validationProblem(
  part: RequestPart,
  issues: readonly z.core.$ZodIssue[],
  whole: unknown,
): ValidationProblem {
  return new ValidationProblem(
    issues.map((issue): ValidationItem => {
      const params = (issue.code === 'custom' ? issue.params : {}) as Omit<FieldError, 'message'>;
      const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
      return {
        ...params,
        loc: [part, ...path],
        msg: issue.message,
        input: params.type === 'missing' ? whole : memberAt(whole, path),
      };
    }),
  );
}

/** What is echoed of the input; a book sent as a broker's name need not come back whole. */
const LONGEST_ECHO = 1000;

function echo(input: unknown): unknown {
  if (input instanceof JsonNumber) return input.text.length > LONGEST_ECHO ? null : input.toJSON();
  if (typeof input === 'string') return input.toWellFormed().slice(0, LONGEST_ECHO);
  if (typeof input !== 'object' || input === null) return input ?? null;
  const text = JSON.stringify(input);
  return text.length > LONGEST_ECHO ? null : input;
}

/** The body of a 422. */
export function validationBody(problem: ValidationProblem): { detail: ValidationItem[] } {
  return { detail: problem.items.map((item) => ({ ...item, input: echo(item.input) })) };
}
