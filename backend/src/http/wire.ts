import { z } from 'zod';
import { ERROR_TYPES, RULE_CODES } from './error-codes.ts';
import { PROBLEM_CODES, PROBLEM_VALUES } from './problem-codes.ts';
import { wireInstant } from '../db/instant.ts';

/** Building blocks of answers, each with its description for OpenAPI. */
export const wireDecimal = (description: string) =>
  z.string().meta({ description, examples: ['1455.08'], pattern: '^-?\\d+(\\.\\d+)?$' });
export const wireDecimalOrNull = (description: string) =>
  z
    .string()
    .nullable()
    .meta({ description, examples: ['1455.08'] });
export const wireId = z.int().meta({ description: 'Never used again after deletion' });
export const wireCount = (description: string) => z.int().meta({ description });
export const wireDate = (description: string) => z.string().meta({ description, format: 'date' });
export const wireMoment = (description: string) =>
  z
    .string()
    .meta({ description: `${description}; UTC, without a zone suffix`, examples: ['2026-11-24T18:30:00'] });

export const stampsShape = {
  created_at: wireMoment('When it was recorded'),
  updated_at: wireMoment('When it last changed'),
};

/** The two stamps of a row as the wire shows them. */
export function wireStamps(row: { created_at: string; updated_at: string }) {
  return { created_at: wireInstant(row.created_at), updated_at: wireInstant(row.updated_at) };
}

const problemCodeSchema = z.enum(PROBLEM_CODES).meta({
  id: 'ProblemCode',
  description:
    'What went wrong, for a program that tells it in another language; `x-values` names what its sentence is filled in with',
  'x-values': PROBLEM_VALUES,
});

/** Members of every answer that says in one sentence what went wrong. */
export const detailShape = {
  detail: z.string().meta({ description: 'For a person' }),
  code: problemCodeSchema,
  values: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'What the sentence is filled in with; absent where there is nothing' }),
};

export const detailSchema = z.object(detailShape).meta({ id: 'Problem', description: 'What went wrong' });

export const validationSchema = z
  .object({
    detail: z.array(
      z.object({
        type: z.enum(ERROR_TYPES),
        loc: z.array(z.union([z.string(), z.number()])).meta({ examples: [['body', 'units']] }),
        msg: z.string(),
        input: z.unknown(),
        ctx: z.unknown().optional(),
        code: z
          .enum(RULE_CODES)
          .optional()
          .meta({ description: 'Which rule, when the type is `value_error`' }),
        values: z
          .record(z.string(), z.string())
          .optional()
          .meta({ description: 'What the words of the rule are filled in with' }),
      }),
    ),
  })
  .meta({ id: 'ValidationProblem', description: 'One entry for each member that is not valid' });

export const deletedSchema = z
  .object({ message: z.string(), deleted_count: z.int() })
  .meta({ id: 'Deleted' });

/** The refusals that any operation with parameters can give. */
export const invalid = { 422: validationSchema } as const;
export const notFound = { 404: detailSchema } as const;
export const conflict = { 409: detailSchema } as const;

/** A whole number that is small enough for JSON. */
export const wireWhole = (value: bigint): number => Number(value);
