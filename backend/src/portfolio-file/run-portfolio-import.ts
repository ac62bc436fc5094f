import { printable } from '../db/printable.ts';
import { printReport, type RunImport } from '../http/import-order.ts';
import { type CheckedPortfolio, checkPortfolio, contentsOf } from './check-portfolio.ts';
import type { PortfolioImportReport } from './portfolio-file.schema.ts';
import { compareWithPortfolio, storePortfolio } from './store-portfolio.ts';

interface Outcome {
  readonly isIdentical: boolean;
  readonly dryRun: boolean;
  readonly changeId: number | null;
}

function reportOf(
  portfolio: CheckedPortfolio,
  { isIdentical, dryRun, changeId }: Outcome,
): PortfolioImportReport {
  const { nouns, past, told } = contentsOf(portfolio);
  const total = [...nouns.values()].reduce((sum, count) => sum + count, 0);
  return {
    made_at: portfolio.madeAt,
    nouns: Array.from(nouns, ([noun, rows]) => ({ noun, rows })),
    past_rows: past,
    told_closes: told,
    total_rows: total,
    successful: total,
    failed: 0,
    success_rate: 100,
    errors: [],
    is_identical: isIdentical,
    dry_run: dryRun,
    change_id: changeId,
  };
}

/** Brings the file of a portfolio into an empty one: all of it as one change, or nothing. */
export const runPortfolioImport: RunImport = async (
  database,
  run,
  { fileName, bytes, options, requestId },
) => {
  const portfolio = await checkPortfolio(database.read, bytes);
  if (options.dryRun) {
    const differences = await compareWithPortfolio(database.read, portfolio);
    const isIdentical = differences.size === 0;
    return printReport(reportOf(portfolio, { isIdentical, dryRun: true, changeId: null }));
  }
  const deed = { action: 'import', subject: 'transactions', summary: '', requestId, fileName } as const;
  const { result, changeId } = await run(deed, async (work) => {
    const count = await storePortfolio(work, portfolio);
    await work.change.summarise(
      `Imported a whole portfolio, ${count} rows, from ${printable(fileName, 255)}`,
    );
    return count;
  });
  return printReport(reportOf(portfolio, { isIdentical: result === 0, dryRun: false, changeId }));
};
