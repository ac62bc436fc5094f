import { exactParts } from '../../format/quantity.ts';
import { Day } from '../../ui/day.tsx';
import { Figure } from '../../ui/figure.tsx';
import { fieldText, isNumber } from './field-text.ts';
import { FIELDS } from './field-words.ts';
import type { Reader } from './use-reader.ts';

export interface FieldValueProps {
  readonly reader: Reader;
  readonly name: string;
  readonly value: string | null;
}

/** The value of a member of a row in a table: figures stand under each other, a day has its ISO form as title. */
export function FieldValue({ reader, name, value }: FieldValueProps) {
  const traits = FIELDS[name];
  if (value !== null && traits?.as === 'day') return <Day date={value} />;
  if (value !== null && isNumber(traits, value))
    return <Figure parts={exactParts(reader.locale, value)} secret={traits?.as === 'amount'} />;
  return fieldText(reader, name, value);
}
