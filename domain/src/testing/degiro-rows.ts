import { localDate } from '../calendar/local-date.ts';
import { readDegiroTransactions } from '../statements/degiro.ts';
import { reasonText } from '../statements/row-reason.ts';
import type { RawRow, Statement, TradeDraft, TradeStatementRow } from '../statements/statement.ts';

/** A ledger in the currency of DEGIRO's files, in which no rate has to be known. */
export const IN_EUR = { base: 'EUR', rateOn: () => null } as const;

export const AUTOFX_HEADER =
  'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,' +
  'Transaction and/or third party fees EUR,Total EUR,Order ID,';

/** The cells of `AUTOFX_HEADER`, by position. */
const ORDINARY = {
  date: '03-04-2023',
  time: '09:15',
  product: 'SAMPLE WORLD FUND',
  isin: 'LU1681043599',
  exchange: 'EAM',
  venue: 'XAMS',
  quantity: '12',
  price: '37,4100',
  currency: 'EUR',
  local: '-448,92',
  localCurrency: 'EUR',
  value: '-448,92',
  rate: '',
  fxFee: '0,00',
  fee: '-1,00',
  total: '-449,92',
  empty: '',
  id: 'b93f0c4e-6d2a-4f0e-9a51-0c7f6f0e1d2c',
};

export type DegiroCells = Partial<Record<keyof typeof ORDINARY, string>>;

/** A row like any other (12 units at 37.41 EUR, fee 1.00) except for the cells given. */
export function degiroRow(cells: DegiroCells = {}): string {
  return Object.values({ ...ORDINARY, ...cells })
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}

/** The statement of a file with all its rows; fails when the file as a whole is refused. */
export function statementOf(
  text: string,
  today = '2026-01-31',
): Omit<Statement, 'rows'> & { rows: TradeStatementRow[] } {
  const statement = readDegiroTransactions(text, { ...IN_EUR, today: localDate(today) });
  if ('code' in statement) throw new Error(statement.message);
  return { ...statement, rows: [...statement.rows] };
}

/** What becomes of one row beneath the newest English header. */
export function verdictOf(cells: DegiroCells): TradeStatementRow['verdict'] {
  const [row] = statementOf(`${AUTOFX_HEADER}\n${degiroRow(cells)}\n`).rows;
  if (row === undefined) throw new Error('no row');
  return row.verdict;
}

/** A verdict with its reasons as sentences, as reports show them. */
export function inWords(verdict: TradeStatementRow['verdict']) {
  return verdict.kind === 'refused'
    ? { ...verdict, errors: verdict.errors.map(reasonText) }
    : { ...verdict, notes: verdict.notes.map(reasonText) };
}

/** What becomes of each row of a file, in words. */
export function wordsOf(text: string, today?: string) {
  return statementOf(text, today).rows.map(({ verdict }) => inWords(verdict));
}

/** The trades of a file; fails when a row is refused. */
export function draftsOf(text: string): TradeDraft[] {
  return statementOf(text).rows.map(({ row, verdict }) => {
    if (verdict.kind === 'refused')
      throw new Error(`row ${row}: ${verdict.errors.map(reasonText).join('; ')}`);
    return verdict.draft;
  });
}

/** 10 units at 50 USD, 1.25 USD for 1 EUR: 500 / 1.25 = 400 EUR; fee 2.00, AutoFX 1.00. */
export const FOREIGN: DegiroCells = {
  quantity: '10',
  price: '50,0000',
  currency: 'USD',
  local: '-500,00',
  localCurrency: 'USD',
  value: '-400,00',
  rate: '1,2500',
  fxFee: '-1,00',
  fee: '-2,00',
  total: '-402,00',
};

/** 100 units at 250 pence, 0.8 GBP for 1 EUR: 250 GBP / 0.8 = 312.50 EUR. */
export const PENCE: DegiroCells = {
  quantity: '100',
  price: '250,0000',
  currency: 'GBX',
  local: '-25.000,00',
  localCurrency: 'GBX',
  value: '-312,50',
  rate: '0,8000',
  fee: '',
  total: '-312,50',
};

/** The trade of one row; fails when it is refused. */
export function draftOf(cells: DegiroCells): TradeDraft {
  const verdict = verdictOf(cells);
  if (verdict.kind === 'refused') throw new Error(verdict.errors.map(reasonText).join('; '));
  return verdict.draft;
}

/** Why a row is refused; empty when it is not. */
export function errorsOf(cells: DegiroCells): readonly string[] {
  const verdict = verdictOf(cells);
  return verdict.kind === 'refused' ? verdict.errors.map(reasonText) : [];
}

/** What is noted about a trade. */
export function notesOf(cells: DegiroCells): readonly string[] {
  const verdict = verdictOf(cells);
  return verdict.kind === 'read' ? verdict.notes.map(reasonText) : ['refused'];
}

/** The refused rows of a file as it has them. */
export function rawOf(text: string): RawRow[] {
  return statementOf(text).rows.flatMap((row) => ('raw' in row ? [row.raw] : []));
}
