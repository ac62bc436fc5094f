import { ASSET_CLASSES, decimalText, equals, ONE, parseIsin, sum, ZERO } from '@portfolio/domain';
import { z } from 'zod';
import type { RowOf } from '../../db/tables.ts';
import { type FieldError, valueError } from '../../http/field.ts';
import { decimalField } from '../../http/number-fields.ts';
import { enumField, enumMismatch, trimmedField } from '../../http/text-fields.ts';
import { wireDecimal } from '../../http/wire.ts';

const SCOPES = ['instrument', 'asset_class'] as const;
const MOST_TARGETS = 200;

const target = z
  .object({
    scope: enumField(SCOPES, 'What it is of'),
    key: trimmedField('target', 12, `ISIN, or asset class: ${ASSET_CLASSES.join(', ')}`, 'IE00BK5BQT80'),
    weight: decimalField({ atLeast: ZERO, atMost: ONE, description: 'A fraction: 0.6 is 60 %' }),
  })
  .transform((told, context) => {
    const read = keyOf(told);
    if (typeof read === 'string') return { ...told, key: read };
    const { message, ...params } = read;
    context.issues.push({ code: 'custom', input: told.key, path: ['key'], message, params });
    return z.NEVER;
  });

function keyOf({ scope, key }: { scope: (typeof SCOPES)[number]; key: string }): string | FieldError {
  if (scope === 'asset_class') return ASSET_CLASSES.find((one) => one === key) ?? enumMismatch(ASSET_CLASSES);
  const isin = parseIsin(key);
  if (typeof isin === 'string') return isin;
  if (isin.code !== 'isin_check_digit')
    return valueError('isin_pattern', 'an ISIN is two letters, nine letters or digits, and one digit');
  const message = `the check digit does not match: a valid ISIN here ends in ${isin.expected}`;
  return valueError('isin_check_digit', message, { expected: isin.expected });
}

type Told = z.output<typeof target>;

/** What is wrong with all of them together, if anything. */
function errorOf(told: readonly Told[]): FieldError | null {
  if (told.length > MOST_TARGETS)
    return valueError('target_count', `there are at most ${MOST_TARGETS} targets`, {
      most: String(MOST_TARGETS),
    });
  const names = told.map(({ scope, key }) => `${scope} ${key}`);
  const twice = told.find((_one, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice)
    return valueError('target_twice', `${twice.key} has two targets: give it one`, { key: twice.key });
  const total = sum(told.map(({ weight }) => weight));
  if (told.length === 0 || equals(total, ONE)) return null;
  const text = decimalText(total);
  return valueError('targets_sum', `the weights come to ${text}: all targets together are 1`, { sum: text });
}

export const targetsInput = z.object({
  targets: z
    .array(target)
    .superRefine((told, context) => {
      const error = errorOf(told);
      if (error === null) return;
      const { message, ...params } = error;
      context.issues.push({ code: 'custom', input: told, message, params });
    })
    .meta({ description: 'All of them, each instrument and each class once; together 1, or none at all' }),
});
export type TargetsInput = z.output<typeof targetsInput>;

export const targetsSchema = z
  .object({
    targets: z.array(
      z.object({
        scope: z.enum(SCOPES),
        key: z.string().meta({ description: 'ISIN or asset class' }),
        weight: wireDecimal('A fraction; all of them are 1'),
      }),
    ),
  })
  .meta({ id: 'Targets' });

export function wireTargets(rows: readonly RowOf<'targets'>[]): z.output<typeof targetsSchema> {
  return { targets: rows.map(({ scope, key, weight }) => ({ scope, key, weight })) };
}
