import type { z } from 'zod';
import type { ErrorType, RuleCode } from './error-codes.ts';
import { type FieldError, MISSING, NO_OBJECT } from './field.ts';
import { JsonNumber } from './json-body.ts';
import type { PROBLEM_VALUES, ProblemCode, ProblemValues } from './problem-codes.ts';

/** A sentence for a person who reads English, and beside it what another language needs. */
export interface CodedDetail {
  readonly detail: string;
  readonly code: ProblemCode;
  readonly values?: Readonly<Record<string, string>>;
}

/** What stands beside the detail, for a program to act on. */
interface Members {
  readonly conflicting_change?: number;
}

/** Values only where the sentence of the code is filled in. */
type Beside<Code extends ProblemCode> = (typeof PROBLEM_VALUES)[Code] extends readonly []
  ? []
  : [values: ProblemValues<Code>, members?: Members];

/** An answer that a service gives instead of a result: `{"detail": …, "code": …}`. */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 503;
  readonly body: CodedDetail & Members;

  /**
   * @param detail in English
   * @param beside what the sentence is filled in with, and further members of the answer
   */
  constructor(status: Problem['status'], code: Code, detail: string, ...beside: Beside<Code>) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    const [given = {}, members = {}] = beside as [Readonly<Record<string, string | number>>?, Members?];
    const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
    this.body = { detail, code, ...(Object.keys(values).length > 0 && { values }), ...members };
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

/** More than these are told by nobody's reading them. */
const MOST_ITEMS = 100;

/** What is wrong, of a member that one of our fields reads, or that is no list or no object as its schema wants. */
function paramsOf(
  issue: z.core.$ZodIssue,
  input: unknown,
): Omit<FieldError, 'message'> & { message?: string } {
  if (issue.code === 'custom') return issue.params as Omit<FieldError, 'message'>;
  if (input === undefined) return MISSING;
  const isList = issue.code === 'invalid_type' && issue.expected === 'array';
  return isList ? { type: 'list_type', message: 'Input should be a list' } : NO_OBJECT;
}

/** Turns the issues of a schema into the entries of the wire, in the order of the fields. */
export function validationProblem(
  part: RequestPart,
  issues: readonly z.core.$ZodIssue[],
  whole: unknown,
): ValidationProblem {
  return new ValidationProblem(
    issues.slice(0, MOST_ITEMS).map((issue): ValidationItem => {
      const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
      const found = memberAt(whole, path);
      const { message = issue.message, ...params } = paramsOf(issue, found);
      const input = params.type === 'missing' ? memberAt(whole, path.slice(0, -1)) : found;
      return { ...params, loc: [part, ...path], msg: message, input };
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

/** What a parser says quotes what it read. */
const UNREAD: Partial<ValidationItem> = { msg: 'JSON decode error', ctx: { error: 'not JSON' } };

/**
 * The body of a 422.
 *
 * @param isSecret  whether nothing of what was sent may come back
 */
export function validationBody(problem: ValidationProblem, isSecret = false): { detail: ValidationItem[] } {
  const told = ({ input, ...item }: ValidationItem): ValidationItem =>
    isSecret
      ? { ...item, ...(item.type === 'json_invalid' && UNREAD), input: null }
      : { ...item, input: echo(input) };
  return { detail: problem.items.map(told) };
}
