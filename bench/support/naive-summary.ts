import { wireSummary } from '../../backend/src/reports/portfolio-summary/portfolio-summary.schema.ts';
import { openDatabase } from '../../backend/src/db/open-database.ts';
import { entryOfRow } from '../../backend/src/records/transactions/entry-of-row.ts';
import {
  applyTransaction,
  decimal,
  EMPTY_POSITION,
  ledgerOrder,
  type LocalDate,
  manualValuation,
  portfolioSummary,
  type PositionState,
  type Transaction,
  type Valuation,
} from '../../domain/src/index.ts';

/** The summary as it is made without anything remembered: every row is read and folded for every request. */
export async function naiveSummaries(databasePath: string, rounds: number): Promise<number[]> {
  const database = openDatabase(databasePath);
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const rows = await database.read.selectFrom('transactions').selectAll().execute();
    const ledger = new Map<string, Transaction[]>();
    for (const row of rows) {
      const trades = ledger.get(row.isin);
      if (trades) trades.push(entryOfRow(row));
      else ledger.set(row.isin, [entryOfRow(row)]);
    }
    const positions = new Map<string, PositionState>();
    for (const [isin, trades] of ledger) {
      positions.set(isin, ledgerOrder(trades).reduce(applyTransaction, EMPTY_POSITION));
    }
    const valuations = new Map<string, Valuation>();
    for (const row of await database.read.selectFrom('position_values').selectAll().execute()) {
      const units = positions.get(row.isin)?.units;
      if (units) {
        const day = row.updated_at.slice(0, 10) as LocalDate;
        valuations.set(row.isin, manualValuation(decimal(row.current_value), units, day));
      }
    }
    const summary = portfolioSummary({ positions, valuations, instruments: new Map() });
    const known = { summary, lastTradeDates: new Map(), valuesEnteredAt: new Map(), currency: 'EUR' };
    JSON.stringify(wireSummary(known, '2026-01-01'));
    durations.push(performance.now() - startedAt);
  }
  await database.close();
  return durations;
}
