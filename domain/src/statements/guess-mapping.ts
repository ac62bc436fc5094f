import { parseIsin } from '../ledger/isin.ts';
import {
  columnKey,
  type CsvMapping,
  type DateOrder,
  DATE_ORDERS,
  MAPPED_FIELDS,
  type MappedField,
  type MappedType,
} from './csv-mapping.ts';
import type { CsvSurvey } from './csv-survey.ts';
import { detectDecimalStyle } from './decimal-style.ts';
import { parseOrderedMoment } from './mapped-date.ts';
import { HEADER_WORDS, TYPE_WORDS } from './mapping-words.ts';

const NUMBERS = ['units', 'price_per_unit', 'amount', 'exchange_rate', 'fee', 'tax'] as const;
const ACCENTS = /\p{M}/gu;

/** How a table is probably meant, by the words of its header and by its cells. The owner looks at it before it counts. */
export function guessMapping(survey: CsvSurvey): CsvMapping {
  const columns = guessedColumns(survey);
  const cellsOf = (field: MappedField) => cellsIn(survey, columns[field]);
  return {
    columns,
    dateOrder: guessedOrder(cellsOf('date')),
    decimalMark: detectDecimalStyle(NUMBERS.flatMap(cellsOf)),
    types: guessedTypes(wordsOf(survey, columns.transaction_type)),
    broker: '',
    currency: null,
    rateOf: 'currency',
    chargesIn: 'currency',
  };
}

/** The words of a column, which the owner gives types; none for null. */
export function wordsOf(survey: CsvSurvey, column: string | undefined): readonly string[] {
  const byKey = new Map(cellsIn(survey, column).map((cell) => [columnKey(cell), cell]));
  return [...byKey.values()];
}

/** The types of those words whose meaning is probably known; the others are for the owner to say. */
export function guessedTypes(words: readonly string[]): CsvMapping['types'] {
  return words.flatMap((word) => {
    const type = guessedType(word);
    return type === null ? [] : [{ word, type }];
  });
}

function guessedType(word: string): MappedType | null {
  const plain = plainWord(word);
  const isWhole = (one: string) => plain === one;
  const isBeginning = (one: string) => one.length > 2 && plain.startsWith(one);
  for (const fits of [isWhole, isBeginning])
    for (const [type, words] of TYPE_WORDS) if (words.some(fits)) return type;
  return null;
}

function cellsIn({ header, cells }: CsvSurvey, column: string | undefined): readonly string[] {
  return cells[header.findIndex((name) => name === column)] ?? [];
}

/** Small letters without accents, parted by single spaces. */
function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

function guessedColumns(survey: CsvSurvey): Partial<Record<MappedField, string>> {
  const columns: Partial<Record<MappedField, string>> = {};
  const isFree = (name: string) => !Object.values(columns).includes(name);
  const byCells = survey.header[survey.cells.findIndex(holdsIsins)];
  if (byCells !== undefined) columns.isin = byCells;
  for (const isWhole of [true, false])
    for (const field of MAPPED_FIELDS) {
      if (field === 'broker' || columns[field] !== undefined) continue;
      const found = survey.header.find((name) => isFree(name) && isNamed(name, HEADER_WORDS[field], isWhole));
      if (found !== undefined) columns[field] = found;
    }
  return columns;
}

function isNamed(name: string, words: readonly string[], isWhole: boolean): boolean {
  const plain = plainWord(name);
  return words.some((word) => (isWhole ? plain === word : word.length > 2 && plain.startsWith(word)));
}

function holdsIsins(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => typeof parseIsin(cell) === 'string');
}

/** The order in which most cells are days. */
function guessedOrder(cells: readonly string[]): DateOrder {
  const count = (order: DateOrder) => cells.filter((cell) => parseOrderedMoment(cell, order) !== null).length;
  return DATE_ORDERS.reduce((best, order) => (count(order) > count(best) ? order : best));
}
