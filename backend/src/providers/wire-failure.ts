import { z } from 'zod';
import { FAILURE_CODES, FAILURE_VALUES, failureText, type ProviderFailure } from './failure.ts';

const failureCodeSchema = z.enum(FAILURE_CODES).meta({
  id: 'ProviderFailureCode',
  description:
    'Why a provider gave nothing, or not all, for a program that tells it in another language; `x-values` names what its sentence is filled in with',
  'x-values': FAILURE_VALUES,
});

/** Members of an answer that tell of a failure. */
export const failureShape = {
  code: failureCodeSchema,
  values: z.record(z.string(), z.string()).meta({ description: 'What the sentence is filled in with' }),
  message: z.string().meta({ description: 'For a person' }),
};

export function wireFailure(failure: ProviderFailure) {
  return { code: failure.code, values: { ...failure.values }, message: failureText(failure) };
}
