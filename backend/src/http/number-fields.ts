import {
  absolute,
  compare,
  decimalText,
  type Decimal,
  parseDecimal,
  powerOfTen,
  ZERO,
} from '@portfolio/domain';
import { z } from 'zod';
import { chain, field, type FieldResult, type JsonSchema } from './field.ts';
import { JsonNumber } from './json-body.ts';

export interface DecimalRule {
  /** Exclusive lower bound. */
  readonly above?: Decimal;
  /** Inclusive lower bound. */
  readonly atLeast?: Decimal;
  /** Inclusive upper bound. */
  readonly atMost?: Decimal;
  /** Significant fraction digits allowed; trailing zeros do not count. */
  readonly fractionDigits?: number;
  /** Digits allowed before the point. */
  readonly wholeDigits?: number;
  readonly description: string;
}

/** Fits every amount of a portfolio, and every sum of a million of them. */
const WHOLE_DIGITS = 15;
const FRACTION_DIGITS = 10;

/** A number that is written with more text than this is refused before it is read. */
const LONGEST_NUMBER = 400;

function readDecimal(value: unknown): FieldResult<Decimal> {
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'number'
        ? String(value)
        : value instanceof JsonNumber
          ? value.text
          : null;
  if (text === null) {
    const message = 'Decimal input should be an integer, a float or a string';
    return { error: { type: 'decimal_type', message } };
  }
  if (/^\s*[+-]?(nan|inf|infinity)\s*$/i.test(text.slice(0, LONGEST_NUMBER))) {
    return { error: { type: 'finite_number', message: 'Input should be a finite number' } };
  }
  const number = text.length > 2 * LONGEST_NUMBER ? null : parseDecimal(text);
  return number
    ? { value: number }
    : {
        error: {
          type: 'decimal_parsing',
          message: 'Input should be a valid decimal number with a decimal point',
        },
      };
}

function bounded(rule: DecimalRule): (number: Decimal) => FieldResult<Decimal> {
  const places = rule.fractionDigits ?? FRACTION_DIGITS;
  const wholeDigits = rule.wholeDigits ?? WHOLE_DIGITS;
  const bound: Decimal = { digits: powerOfTen(wholeDigits), scale: 0 };
  const tooFine: FieldResult<Decimal> = {
    error: {
      type: 'decimal_max_places',
      message: `Decimal input should have no more than ${places} decimal places`,
      ctx: { decimal_places: places },
    },
  };
  const tooLarge: FieldResult<Decimal> = {
    error: {
      type: 'decimal_whole_digits',
      message: `Decimal input should have no more than ${wholeDigits} digits before the decimal point`,
      ctx: { whole_digits: wholeDigits },
    },
  };
  return (number) => {
    if (rule.above && compare(number, rule.above) <= 0) {
      const gt = decimalText(rule.above);
      return {
        error: {
          type: 'greater_than',
          message: `Input should be greater than ${gt}`,
          ctx: { gt: Number(gt) },
        },
      };
    }
    if (rule.atLeast && compare(number, rule.atLeast) < 0) {
      const ge = decimalText(rule.atLeast);
      const message = `Input should be greater than or equal to ${ge}`;
      return { error: { type: 'greater_than_equal', message, ctx: { ge: Number(ge) } } };
    }
    if (rule.atMost && compare(number, rule.atMost) > 0) {
      const le = decimalText(rule.atMost);
      const message = `Input should be less than or equal to ${le}`;
      return { error: { type: 'less_than_equal', message, ctx: { le: Number(le) } } };
    }
    if (number.scale > places) return tooFine;
    return compare(absolute(number), bound) < 0 ? { value: number } : tooLarge;
  };
}

export function decimalSchema({ description }: DecimalRule): JsonSchema {
  return { anyOf: [{ type: 'string' }, { type: 'number' }], description, examples: ['12.50'] };
}

export function decimalReader(rule: DecimalRule): (value: unknown) => FieldResult<Decimal> {
  return chain(readDecimal, bounded(rule));
}

const decimals = new WeakSet<z.ZodType>();

/** An exact decimal: JSON string, integer or float (read from its text, never through binary). */
export function decimalField(rule: DecimalRule) {
  const schema = field(decimalSchema(rule), decimalReader(rule));
  decimals.add(schema);
  return schema;
}

/** Whether a member is a decimal, which may be an amount of the owner's. */
export function isDecimalField(schema: unknown): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodType && decimals.has(inner);
}

export const POSITIVE = { above: ZERO } as const;
export const NOT_NEGATIVE = { atLeast: ZERO } as const;

/** `1.0` counts as 1. */
const INTEGER = /^\s*([+-]?\d{1,400})(?:\.0{1,20})?\s*$/;

function readInteger(value: unknown): FieldResult<bigint> {
  const text = typeof value === 'number' ? String(value) : value instanceof JsonNumber ? value.text : value;
  const match = typeof text === 'string' ? INTEGER.exec(text) : null;
  if (!match?.[1]) {
    return { error: { type: 'int_parsing', message: 'Input should be a valid integer' } };
  }
  return { value: BigInt(match[1].replace('+', '')) };
}

/** A whole number within inclusive bounds. */
export function integerField(least: number, most: number, description: string) {
  return field(
    { type: 'integer', minimum: least, maximum: most, description },
    (value): FieldResult<number> => {
      const number = readInteger(value);
      if (!('value' in number)) return number;
      if (number.value < BigInt(least)) {
        const message = `Input should be greater than or equal to ${least}`;
        return { error: { type: 'greater_than_equal', message, ctx: { ge: least } } };
      }
      if (number.value > BigInt(most)) {
        const message = `Input should be less than or equal to ${most}`;
        return { error: { type: 'less_than_equal', message, ctx: { le: most } } };
      }
      return { value: Number(number.value) };
    },
  );
}

/** An id of a path. No row has one that is beyond exact numbers, and what is said of it names it as nearly as can be. */
export function idField(description: string) {
  return field({ type: 'integer', description }, (value): FieldResult<number> => {
    const read = readInteger(value);
    if (!('value' in read)) return read;
    return { value: Number(read.value) };
  });
}

const TRUE = ['true', '1', 'yes', 'on', 't', 'y'];
const FALSE = ['false', '0', 'no', 'off', 'f', 'n'];

/** A yes or no of a JSON body. */
export function flagField(description: string) {
  return field({ type: 'boolean', description }, (value): FieldResult<boolean> => {
    if (typeof value === 'boolean') return { value };
    return { error: { type: 'bool_type', message: 'Input should be a valid boolean' } };
  });
}

/** A yes or no of a query, in the usual words of either case. */
export function booleanField(description: string) {
  return field({ type: 'boolean', description }, (value): FieldResult<boolean> => {
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    if (TRUE.includes(word)) return { value: true };
    if (FALSE.includes(word)) return { value: false };
    const message = 'Input should be a valid boolean: true or false';
    return { error: { type: 'bool_parsing', message } };
  });
}
