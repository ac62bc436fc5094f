/**
 * Interactive Brokers' Flex queries, as XML and as CSV: trades, cash transactions, corporate actions and transfers.
 *
 * The file as a whole is never refused once it is recognised; everything else is the matter of one row.
 */
import { cellOf } from './cells.ts';
import { csvRecords } from './csv.ts';
import { judgeFlexAction, surveyActions } from './flex-action.ts';
import { flexPayments, judgeFlexCash } from './flex-cash.ts';
import { flexOfCsv, isFlexHeader } from './flex-csv.ts';
import { type FlexElement, flexOfElements } from './flex-elements.ts';
import { basesOf, type FlexFile, type FlexRow, type FlexSection } from './flex-rows.ts';
import type { FlexSurvey } from './flex-survey.ts';
import { judgeFlexTrade } from './flex-trade.ts';
import { judgeFlexTransfer } from './flex-transfer.ts';
import { judgedRow, openRow } from './own-rows.ts';
import { paymentVerdicts } from './payments.ts';
import type { RowVerdict, Statement, StatementContext, StatementReader, StatementRow } from './statement.ts';
import { leftOut } from './verdicts.ts';

const BROKER = 'Interactive Brokers';

const JUDGES = {
  trade: judgeFlexTrade,
  cash: judgeFlexCash,
  action: judgeFlexAction,
  transfer: judgeFlexTransfer,
} as const;

/** The finest level of detail first: only the finest one of a part counts, because the others sum it up. */
const LEVELS: Readonly<Record<FlexSection, readonly string[]>> = {
  trade: ['EXECUTION', 'ORDER'],
  cash: ['DETAIL', 'SUMMARY'],
  action: ['DETAIL', 'SUMMARY'],
  transfer: ['TRANSFER', 'DETAIL', 'SUMMARY'],
};

/** Interactive Brokers' Flex query as CSV. */
export const FLEX_CSV: StatementReader = {
  kind: 'interactive-brokers',
  broker: BROKER,
  recognises: ({ header }) => isFlexHeader(header),
  read: (text, context) => {
    const header = csvRecords(text).next().value?.cells ?? [];
    if (isFlexHeader(header)) return statementOf(() => flexOfCsv(text, context), context);
    const message = 'This is no Flex query of Interactive Brokers: no part of it has transactions.';
    return { code: 'unknown_format', missing: ['CurrencyPrimary'], message };
  },
};

/**
 * Reads a Flex query as XML, whose elements are given in the order of the file. Never throws.
 *
 * @see docs/spec/import.md
 */
export function readFlexElements(
  elements: readonly FlexElement[],
  context: StatementContext,
): Statement & { readonly broker: string } {
  return { ...statementOf(() => flexOfElements(elements, context), context), broker: BROKER };
}

function statementOf(fileOf: () => FlexFile, context: StatementContext): Statement {
  const { layout } = fileOf();
  const rows = { [Symbol.iterator]: () => judgedRows(fileOf(), context) };
  return { kind: 'interactive-brokers', language: 'en', layout, rows };
}

function* judgedRows(file: FlexFile, { broker }: StatementContext): Generator<StatementRow> {
  const { rows } = file;
  const survey: FlexSurvey = {
    bases: basesOf(file),
    broker: broker ?? BROKER,
    skipped: summariesAmong(rows),
    actions: surveyActions(rows),
  };
  const payments = paymentVerdicts(flexPayments(rows, survey));
  for (const each of rows)
    yield judgedRow(each.reading, payments.get(each.reading.row) ?? judge(each, survey));
}

function judge({ section, reading, openLine }: FlexRow, survey: FlexSurvey): RowVerdict {
  if (openLine !== null) return openRow(openLine);
  if (survey.skipped.has(reading.row))
    return leftOut('left_no_effect', levelOf(reading), { isin: cellOf(reading, 'isin') || null, date: null });
  return JUDGES[section](reading, survey);
}

const levelOf = (reading: FlexRow['reading']): string => cellOf(reading, 'levelofdetail').toUpperCase();

/** Rows of another level of detail than the finest of their part; rows that do not say their level are of the finest there is. */
function summariesAmong(rows: readonly FlexRow[]): ReadonlySet<number> {
  const skipped = new Set<number>();
  for (const [section, own] of Map.groupBy(rows, (row) => row.section)) {
    const present = new Set(own.map(({ reading }) => levelOf(reading)));
    const finest = LEVELS[section].find(
      (level, index) => present.has(level) || (index === 0 && present.has('')),
    );
    for (const { reading } of own) {
      const level = levelOf(reading);
      if (level !== '' && level !== finest) skipped.add(reading.row);
    }
  }
  return skipped;
}
