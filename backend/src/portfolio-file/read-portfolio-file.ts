import { NOUNS } from '../db/nouns.ts';
import { type Noun, NOUNS_WITH_PAST } from '../db/tables.ts';
import { MISSING, NO_OBJECT } from '../http/field.ts';
import { Problem } from '../http/problem.ts';
import { type FileProblems, NO_LIST, unknownMember } from './file-problems.ts';
import { FORMAT, FORMAT_VERSION, type Table } from './portfolio-format.ts';

/** A file whose members are what they should be; nothing is known yet of its rows. */
export interface ReadPortfolio {
  readonly madeAt: string;
  readonly nouns: ReadonlyMap<Noun, Table>;
  readonly past: ReadonlyMap<Noun, Table>;
  readonly told: readonly unknown[];
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unreadable(): Problem {
  const what = 'The file is no export of a portfolio';
  return new Problem(
    400,
    'portfolio_file_unreadable',
    `${what}: choose the JSON file of "Export everything".`,
  );
}

function parse(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable();
  }
  if (!isObject(value) || value.format !== FORMAT) throw unreadable();
  return value;
}

/** A newer program may have kept what this one would lose. */
function refuseNewer({ version, schema }: JsonObject, known: readonly string[]): void {
  if (typeof version !== 'number' || !Array.isArray(schema)) throw unreadable();
  const names = schema.map(String);
  const unknown = names.filter((name) => !known.includes(name));
  if (version <= FORMAT_VERSION && unknown.length === 0) return;
  const what = version > FORMAT_VERSION ? `version ${version}` : (unknown[0] ?? '').slice(0, 100);
  throw new Problem(
    409,
    'portfolio_file_newer',
    `The file was made by a newer version of the program (it has ${what}). Update this program, then bring the file in again.`,
    { found: what },
  );
}

function tableOf(value: unknown, place: readonly string[], problems: FileProblems): Table | null {
  if (!isObject(value)) {
    problems.add(place, value === undefined ? MISSING : NO_OBJECT, value);
    return null;
  }
  const { columns, rows } = value;
  if (!Array.isArray(columns) || !columns.every((column) => typeof column === 'string')) {
    problems.add([...place, 'columns'], NO_LIST, columns);
    return null;
  }
  if (!Array.isArray(rows)) {
    problems.add([...place, 'rows'], rows === undefined ? MISSING : NO_LIST);
    return null;
  }
  return { columns, rows: rows as Table['rows'] };
}

/** Tables of a member, by noun. A noun that the file does not name has no rows: older programs had fewer of them. */
function tablesOf(
  value: unknown,
  member: string,
  nouns: readonly Noun[],
  problems: FileProblems,
): Map<Noun, Table> {
  const tables = new Map<Noun, Table>();
  if (!isObject(value)) {
    problems.add([member], value === undefined ? MISSING : NO_OBJECT, value);
    return tables;
  }
  for (const name of Object.keys(value)) {
    const noun = nouns.find((known) => known === name);
    if (noun === undefined) {
      problems.add([name.slice(0, 100)], unknownMember(name.slice(0, 100)));
      continue;
    }
    const table = tableOf(value[name], [noun], problems);
    if (table) tables.set(noun, table);
  }
  return tables;
}

/**
 * The members of the file.
 *
 * @param known names of the migrations of the database
 * @throws Problem 400 when it is no such file, 409 when a newer program made it
 */
export function readPortfolioFile(
  bytes: Uint8Array,
  known: readonly string[],
  problems: FileProblems,
): ReadPortfolio {
  const file = parse(bytes);
  refuseNewer(file, known);
  const { told, made_at: madeAt } = file;
  if (!Array.isArray(told)) problems.add(['told'], told === undefined ? MISSING : NO_LIST);
  return {
    madeAt: typeof madeAt === 'string' ? madeAt.slice(0, 26) : '',
    nouns: tablesOf(file.nouns, 'nouns', Object.keys(NOUNS) as Noun[], problems),
    past: tablesOf(file.past, 'past', NOUNS_WITH_PAST, problems),
    told: Array.isArray(told) ? told : [],
  };
}
