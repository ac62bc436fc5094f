import { csvRecords } from './csv.ts';
import { DEGIRO_ACCOUNT } from './degiro-account.ts';
import { DEGIRO_TRANSACTIONS } from './degiro-reader.ts';
import { locateColumns } from './degiro-columns.ts';
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

/** Whose statements are read, as a person calls them. */
export const KNOWN_BROKERS: readonly string[] = [...new Set(READERS.map(({ broker }) => broker))];

/** A file with this few of DEGIRO's columns missing is one of DEGIRO's that was edited. */
const FEW_MISSING = 2;

/** A statement, and whose it is. */
export type RecognisedStatement = Statement & { readonly broker: string };

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
): RecognisedStatement | StatementRefusal {
  const head = headOf(text);
  const readers = [...mapped, ...READERS];
  const reader = readers.find((each) => (kind === null ? each.recognises(head) : each.kind === kind));
  if (reader === undefined) return refusalOfHead(head);
  const statement = reader.read(text, context);
  return 'code' in statement ? statement : { ...statement, broker: reader.broker };
}

function headOf(text: string): StatementHead {
  const head = text.slice(text.startsWith('\uFEFF') ? 1 : 0, HEAD_LENGTH);
  const header = csvRecords(head).next().value?.cells ?? [];
  return { text: head, header: header.map((cell) => cell.trim()) };
}

function refusalOfHead({ text, header }: StatementHead): StatementRefusal {
  if (text.trim() === '') return EMPTY_STATEMENT;
  const ofDegiro = refusalOf(locateColumns(header));
  if (ofDegiro !== null && (ofDegiro.code.endsWith('_statement') || ofDegiro.missing.length <= FEW_MISSING))
    return ofDegiro;
  const message = `This is no statement of a kind that is known. Read are exports of ${KNOWN_BROKERS.join(', ')}.`;
  return { code: 'unknown_kind', missing: [], message };
}
