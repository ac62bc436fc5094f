import { field, type FieldResult } from './field.ts';

/** A list of ids in a JSON body, read as a whole: there may be a hundred thousand of them. */
export function idsField(description: string) {
  const json = { type: 'array', items: { type: 'integer' }, description, examples: [[3, 4]] };
  return field(json, (value): FieldResult<readonly number[]> => {
    if (Array.isArray(value) && value.every((id) => Number.isSafeInteger(id))) {
      return { value: value as number[] };
    }
    return { error: { type: 'int_parsing', message: 'Input should be a list of valid integers' } };
  });
}
