import { readDegiroTransactions } from './degiro.ts';
import { isDegiroTransactions } from './degiro-refusal.ts';
import { locateColumns } from './degiro-columns.ts';
import type { StatementReader, TradeStatementRow } from './statement.ts';

/** DEGIRO's Transactions.csv as one of the kinds of statements. */
export const DEGIRO_TRANSACTIONS: StatementReader = {
  kind: 'degiro-transactions',
  broker: 'DEGIRO',
  recognises: ({ header }) => isDegiroTransactions(locateColumns(header)),
  read: (text, context) => {
    const statement = readDegiroTransactions(text, context);
    const { broker } = context;
    if ('code' in statement || broker === null) return statement;
    return { ...statement, rows: { [Symbol.iterator]: () => renamed(statement.rows, broker) } };
  },
};

function* renamed(rows: Iterable<TradeStatementRow>, broker: string): Generator<TradeStatementRow> {
  for (const each of rows) {
    if ('raw' in each) yield each;
    else {
      const { row, verdict } = each;
      yield { row, verdict: { ...verdict, draft: { ...verdict.draft, broker } } };
    }
  }
}
