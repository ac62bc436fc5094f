import { type Books, importKey } from './books.ts';
import type { Figures } from './figures.ts';

const ABSENT = 'absent';

/** What was asked for and what was answered, and so what may stand in the database after a kill. */
export interface Promises {
  /** A trade is about to get these units; null: it is about to be deleted. Told by its note. */
  ask(note: string, units: string | null): void;
  /** It was answered: as stored, or as refused. */
  answer(note: string, units: string | null, isStored: boolean): void;
  /** So many rows are about to be imported, or all of them to be undone when 0. */
  askImport(number: number, rows: number): void;
  answerImport(number: number, rows: number, isStored: boolean): void;
  /**
   * Compares with what stands there, and takes that as the state from now on.
   *
   * A change that was answered is there. One that was not may be there, as a whole, or not.
   */
  compare(books: Books, figures: Figures): void;
}

/** Everything that may stand for a key; exactly one thing as long as no request is open. */
type Claims = Map<string, Set<string>>;

function claim(claims: Claims, key: string, outcome: string): void {
  const may = claims.get(key) ?? new Set([ABSENT]);
  claims.set(key, may.add(outcome));
}

function settle(claims: Claims, key: string, outcome: string, isStored: boolean): void {
  if (isStored) claims.set(key, new Set([outcome]));
  else claims.get(key)?.delete(outcome);
}

export function promises(): Promises {
  const trades: Claims = new Map();
  const imports: Claims = new Map();
  const sizes = new Map<string, number>();
  const rowsText = (rows: number) => (rows === 0 ? ABSENT : String(rows));

  const compareTrades = ({ units }: Books, figures: Figures) => {
    for (const [note, may] of trades) {
      const found = units.get(note) ?? ABSENT;
      if (!may.has(found)) {
        figures.lost += 1;
        figures.failures.push(`trade ${note} is ${found}, and was answered to be ${[...may].join(' or ')}`);
      }
      trades.set(note, new Set([found]));
    }
    for (const note of units.keys())
      if (!trades.has(note)) figures.failures.push(`trade ${note} was never asked for`);
  };

  const compareImports = (books: Books, figures: Figures) => {
    for (const [key, may] of imports) {
      const rows = books.imports.get(key) ?? 0;
      if (rows !== 0 && rows !== sizes.get(key)) {
        figures.halfImports += 1;
        figures.failures.push(`import ${key} has ${rows} rows of ${String(sizes.get(key))}`);
      } else if (!may.has(rowsText(rows))) {
        figures.lost += 1;
        figures.failures.push(
          `import ${key} has ${rows} rows, and was answered to be ${[...may].join(' or ')}`,
        );
      }
      imports.set(key, new Set([rowsText(rows)]));
    }
  };

  return {
    ask: (note, units) => claim(trades, note, units ?? ABSENT),
    answer: (note, units, isStored) => settle(trades, note, units ?? ABSENT, isStored),
    askImport: (number, rows) => {
      if (rows > 0) sizes.set(importKey(number), rows);
      claim(imports, importKey(number), rowsText(rows));
    },
    answerImport: (number, rows, isStored) => settle(imports, importKey(number), rowsText(rows), isStored),
    compare: (books, figures) => {
      compareTrades(books, figures);
      compareImports(books, figures);
    },
  };
}
