import {
  columnKey,
  type CsvMapping,
  type CsvSurvey,
  guessedTypes,
  guessMapping,
  headerSet,
  lacksColumns,
  type MappedField,
  surveyCsv,
  wordsOf,
} from '@portfolio/domain';
import type { CsvMappingInput } from '../../api/wire.ts';

/** A table whose columns are to be explained, and what the owner has said of them so far. */
export interface MappingDraft {
  readonly survey: CsvSurvey;
  readonly mapping: CsvMapping;
}

/** What has to be said before rows can be read. */
export type Lacking = 'date' | 'instrument' | 'broker';

/** Enough to see every column and nearly every word; the server reads the whole file. */
const SURVEYED_BYTES = 4 * 1024 * 1024;
const LONGEST_BROKER = 100;

/** The beginning of a file as text: UTF-8, or what Windows wrote where it is none. */
async function beginningOf(file: File): Promise<string> {
  const bytes = await file.slice(0, SURVEYED_BYTES).arrayBuffer();
  const text = new TextDecoder('utf-8').decode(bytes);
  const isOther = text.slice(0, -4).includes('\uFFFD');
  return isOther ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** What a table shows with a guess at what it means; null for a file that is no table with a header. */
export async function mappingDraft(file: File): Promise<MappingDraft | null> {
  const text = await beginningOf(file);
  const survey = /^\uFEFF?\s*[<{[]/.test(text) ? null : surveyCsv(text);
  if (survey === null) return null;
  const broker = file.name.replace(/\.[^.]*$/, '').slice(0, LONGEST_BROKER);
  return { survey, mapping: { ...guessMapping(survey), broker } };
}

/** The same table as it was explained before. */
export function withMapping({ survey }: MappingDraft, told: CsvMappingInput): MappingDraft {
  const nameOf = new Map(survey.header.map((name) => [columnKey(name), name]));
  const named = Object.entries(told.columns).flatMap(([field, column]) =>
    typeof column === 'string' ? [[field, nameOf.get(columnKey(column)) ?? column] as const] : [],
  );
  const columns: CsvMapping['columns'] = Object.fromEntries(named);
  const known = new Set(told.types.map(({ word }) => columnKey(word)));
  const fresh = wordsOf(survey, columns.transaction_type).filter((word) => !known.has(columnKey(word)));
  return {
    survey,
    mapping: {
      columns,
      dateOrder: told.date_order,
      decimalMark: told.decimal_mark,
      types: [...told.types, ...guessedTypes(fresh)],
      broker: told.broker,
      currency: told.currency ?? null,
      rateOf: told.rate_of,
      chargesIn: told.charges_in,
    },
  };
}

/** Another column for a field, or none; a column of types brings its words. */
export function withColumn(draft: MappingDraft, field: MappedField, column: string | null): MappingDraft {
  const { [field]: _, ...others } = draft.mapping.columns;
  const columns: CsvMapping['columns'] = column === null ? others : { ...others, [field]: column };
  const types =
    field === 'transaction_type'
      ? guessedTypes(wordsOf(draft.survey, columns.transaction_type))
      : draft.mapping.types;
  return { ...draft, mapping: { ...draft.mapping, columns, types } };
}

type Type = CsvMapping['types'][number]['type'];

/** Words of the column of types with what each means; null of those that nobody has said. */
export function typedWords({
  survey,
  mapping,
}: MappingDraft): readonly (readonly [word: string, type: Type | null])[] {
  const typeOf = new Map(mapping.types.map(({ word, type }) => [columnKey(word), type]));
  const words = wordsOf(survey, mapping.columns.transaction_type);
  return words.map((word) => [word, typeOf.get(columnKey(word)) ?? null]);
}

/** Another meaning of a word, or none. */
export function withType({ survey, mapping }: MappingDraft, word: string, type: Type | null): MappingDraft {
  const others = mapping.types.filter((each) => columnKey(each.word) !== columnKey(word));
  const types = type === null ? others : [...others, { word, type }];
  return { survey, mapping: { ...mapping, types } };
}

/** The first cells of a column, for an example. */
export function examplesOf({ survey }: MappingDraft, column: string | undefined): readonly string[] {
  return (survey.cells[survey.header.findIndex((name) => name === column)] ?? []).slice(0, 2);
}

export function lackingOf({ mapping }: MappingDraft): Lacking | null {
  const [first] = lacksColumns(mapping);
  if (first !== undefined) return first === 'date' ? 'date' : 'instrument';
  return mapping.broker.trim() === '' ? 'broker' : null;
}

/** As the API takes it. */
export function mappingBody({ mapping }: MappingDraft): CsvMappingInput {
  const { columns, dateOrder, decimalMark, types, broker, currency, rateOf, chargesIn } = mapping;
  return {
    columns,
    date_order: dateOrder,
    decimal_mark: decimalMark,
    types: types.map(({ word, type }) => ({ word, type })),
    broker: broker.trim(),
    currency: currency === null || currency.trim() === '' ? null : currency.trim(),
    rate_of: rateOf,
    charges_in: chargesIn,
  };
}

/** Whether files with these columns are the ones that were explained. */
export function isOfHeader(header: readonly string[], remembered: readonly string[]): boolean {
  return JSON.stringify(headerSet(header)) === JSON.stringify(remembered);
}
