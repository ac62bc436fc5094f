import type { DegiroColumns } from './degiro-columns.ts';
import { type DegiroField, plainHeader } from './degiro-headers.ts';
import type { StatementRefusal } from './statement.ts';

const REQUIRED: ReadonlyMap<DegiroField, string> = new Map([
  ['date', 'Date'],
  ['time', 'Time'],
  ['isin', 'ISIN'],
  ['quantity', 'Quantity'],
  ['price', 'Price'],
  ['fee', 'Transaction and/or third party fees EUR'],
]);

const WAY_OUT = 'In DEGIRO, open Activity › Transactions, choose the whole period and export it as CSV.';

/** Words that only the account statement has: description and balance, in the eight languages. */
const ACCOUNT_WORDS = new Set(
  (
    'Balance Saldo Solde Zůstatek Description Omschrijving Beschreibung Descripción ' +
    'Descrizione Descrição Popis'
  )
    .split(' ')
    .map(plainHeader),
);

export const EMPTY_STATEMENT: StatementRefusal = {
  code: 'empty',
  missing: [],
  message: 'The file is empty. Export the transactions of your account anew, for the whole period.',
};

/** Whether every column that is needed is there. */
export function isDegiroTransactions({ indexOf }: DegiroColumns): boolean {
  return [...REQUIRED.keys()].every((field) => indexOf.has(field));
}

/** Why a file with these columns is not DEGIRO's Transactions.csv; null when every column that is needed is there. */
export function refusalOf(columns: DegiroColumns): StatementRefusal | null {
  const missing = [...REQUIRED].filter(([field]) => !columns.indexOf.has(field)).map(([, name]) => name);
  if (missing.length === 0) return null;
  const words = columns.header.map(plainHeader);
  const columnsMissing = `Missing required columns: ${missing.join(', ')}.`;
  if (words.filter((word) => ACCOUNT_WORDS.has(word)).length >= 2) {
    const message = `${columnsMissing} This is DEGIRO's account statement (Account.csv), which has no trades of its own. ${WAY_OUT}`;
    return { code: 'account_statement', missing, message };
  }
  if (words.some((word) => word.startsWith('sym') && word.endsWith('isin'))) {
    const message = `${columnsMissing} This is DEGIRO's list of positions (Portfolio.csv), which has no history. ${WAY_OUT}`;
    return { code: 'portfolio_statement', missing, message };
  }
  const code = missing.length === REQUIRED.size ? 'unknown_format' : 'missing_columns';
  return {
    code,
    missing,
    message: `${columnsMissing} This does not look like DEGIRO's Transactions.csv. ${WAY_OUT}`,
  };
}
