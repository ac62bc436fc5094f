import { csvRecords } from './csv.ts';
import { DEGIRO_ACCOUNT } from './degiro-account.ts';
import { DEGIRO_TRANSACTIONS } from './degiro-reader.ts';
import { type DegiroColumns, locateColumns } from './degiro-columns.ts';
import { EMPTY_STATEMENT, refusalOf } from './degiro-refusal.ts';
import { FLEX_CSV } from './flex.ts';
import { GHOSTFOLIO } from './ghostfolio.ts';
import { PORTFOLIO_PERFORMANCE } from './portfolio-performance.ts';
import { REVOLUT } from './revolut.ts';
import { SCALABLE_CAPITAL } from './scalable-capital.ts';
import type {
  Statement,
  StatementContext,
  StatementHead,
  StatementKind,
  StatementReader,
  StatementRefusal,
} from './statement.ts';
import { TRADE_REPUBLIC } from './trade-republic.ts';
import { TRADING_212 } from './trading-212.ts';
import { XTB } from './xtb.ts';

/** Asked in this order; DEGIRO's, which knows names of columns in eight languages and beginnings of them, comes last. */
const READERS: readonly StatementReader[] = [
  TRADE_REPUBLIC,
  TRADING_212,
  SCALABLE_CAPITAL,
  REVOLUT,
  XTB,
  FLEX_CSV,
  GHOSTFOLIO,
  PORTFOLIO_PERFORMANCE,
  DEGIRO_ACCOUNT,
  DEGIRO_TRANSACTIONS,
];

/** Enough to see what a file is. */
const HEAD_LENGTH = 65_536;

/** Every line of it begins with the name of its table and whether it is its header: no other file does. */
const ACTIVITY_STATEMENT: RecognisedRefusal = {
  code: 'activity_statement',
  missing: [],
  message:
    "This is Interactive Brokers' activity statement or transaction history, whose tables do not number their rows. Export " +
    'a Flex query instead: in the Client Portal, open Performance & Reports › Flex Queries, create an activity query with ' +
    'trades, cash transactions, corporate actions and transfers, and run it as XML.',
  broker: FLEX_CSV.broker,
};

/** Whose statements are read, as a person calls them. */
export const KNOWN_BROKERS: readonly string[] = [...new Set(READERS.map(({ broker }) => broker))];

/** A file with this few of DEGIRO's columns missing, and this many of those that others lack, is one of DEGIRO's that was edited. */
const FEW_MISSING = 2;
const MANY_OWN = 3;
const OWN_FIELDS = ['exchange', 'venue', 'localValue', 'value', 'rate', 'fxFee', 'total', 'orderId'] as const;

/** How few columns are missing of an account statement of DEGIRO's: quantity, price and fee. */
const MISSING_OF_ACCOUNT = 3;

/** A statement, and whose it is. */
export type RecognisedStatement = Statement & { readonly broker: string };

/** A file that is no statement, and whose it was taken for; null for one of nobody known. */
export type RecognisedRefusal = StatementRefusal & { readonly broker: string | null };

/**
 * Reads a statement of any kind that is known; which one it is shows its content. Never throws.
 *
 * @param kind   to read it as, when the owner says so
 * @param mapped readers of files that the owner explained; asked before the others
 * @see docs/spec/import.md
 */
export function readStatement(
  text: string,
  context: StatementContext,
  kind: StatementKind | null = null,
  mapped: readonly StatementReader[] = [],
): RecognisedStatement | RecognisedRefusal {
  const head = headOf(text);
  const readers = [...mapped, ...READERS];
  const reader = readers.find((each) => (kind === null ? each.recognises(head) : each.kind === kind));
  if (reader === undefined) return refusalOfHead(head);
  return { ...reader.read(text, context), broker: reader.broker };
}

function headOf(text: string): StatementHead {
  const head = text.slice(text.startsWith('\uFEFF') ? 1 : 0, HEAD_LENGTH);
  const header = csvRecords(head).next().value?.cells ?? [];
  return { text: head, header: header.map((cell) => cell.trim()) };
}

function refusalOfHead({ text, header }: StatementHead): RecognisedRefusal {
  if (text.trim() === '') return { ...EMPTY_STATEMENT, broker: null };
  if (header[1]?.toLowerCase() === 'header') return ACTIVITY_STATEMENT;
  const columns = locateColumns(header);
  const ofDegiro = refusalOf(columns);
  if (ofDegiro !== null && isOfDegiro(ofDegiro, columns))
    return { ...ofDegiro, broker: DEGIRO_TRANSACTIONS.broker };
  const message = `This is no statement of a kind that is known. Read are exports of ${KNOWN_BROKERS.join(', ')}.`;
  return { code: 'unknown_kind', missing: [], message, broker: null };
}

/** Date, ISIN, quantity and price are in a table of anyone's; a balance with a description is in any bank's. */
function isOfDegiro({ code, missing }: StatementRefusal, { indexOf }: DegiroColumns): boolean {
  if (code === 'portfolio_statement') return true;
  if (code === 'account_statement') return missing.length <= MISSING_OF_ACCOUNT;
  return missing.length <= FEW_MISSING && OWN_FIELDS.filter((field) => indexOf.has(field)).length >= MANY_OWN;
}
