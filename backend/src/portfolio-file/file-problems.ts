import { type FieldError, valueError } from '../http/field.ts';
import { type ValidationItem, ValidationProblem } from '../http/problem.ts';

/** More than these are told by nobody's reading them. */
const MOST_PROBLEMS = 100;

/** Where in the file: a member, a table, its row from 1 on, its column. */
export type Place = readonly (string | number)[];

/** What is wrong with a file, gathered while all of it is looked at. */
export interface FileProblems {
  readonly add: (place: Place, error: FieldError, input?: unknown) => void;
  /** There are so many that no more are told. */
  readonly isFull: () => boolean;
  /** @throws ValidationProblem when anything was added */
  readonly refuse: () => void;
}

/** The sentence names the place, for whoever sees nothing but it; for others the values do. */
function itemOf(place: Place, { message, ...error }: FieldError, input: unknown): ValidationItem {
  const where = place.map((part) => (typeof part === 'number' ? `row ${part}` : part)).join(', ');
  const [table, ...within] = place;
  const row = within.find((part) => typeof part === 'number');
  const column = within.findLast((part) => typeof part === 'string');
  const told = { table, row, column };
  const values = Object.entries(told).flatMap(([name, part]) =>
    part === undefined ? [] : [[name, String(part)]],
  );
  return {
    ...error,
    values: { ...error.values, ...(Object.fromEntries(values) as Record<string, string>) },
    loc: ['body', 'file', ...place],
    msg: `${where}: ${message}`,
    input: input ?? null,
  };
}

export function fileProblems(): FileProblems {
  const items: ValidationItem[] = [];
  return {
    add: (place, error, input) => {
      if (items.length < MOST_PROBLEMS) items.push(itemOf(place, error, input));
    },
    isFull: () => items.length >= MOST_PROBLEMS,
    refuse: () => {
      if (items.length > 0) throw new ValidationProblem(items);
    },
  };
}

export const NO_LIST: FieldError = { type: 'list_type', message: 'Input should be a list' };

/** The file says something that the program has no place for. */
export const unknownMember = (member: string): FieldError =>
  valueError('member_unknown', `there is no ${member}`, { member });

export const wrongLength = (count: number): FieldError =>
  valueError('row_length', `a row has ${count} cells, one for each column`, { count: String(count) });

/** @param rule in the words of the database */
export const refusedRow = (rule: string): FieldError =>
  valueError('row_refused', `the row breaks a rule: ${rule}`, { rule });
