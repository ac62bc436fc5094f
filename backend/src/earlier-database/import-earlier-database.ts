import { basename } from 'node:path';
import { todayHere } from '../db/instant.ts';
import type { Work } from '../db/unit-of-work.ts';
import type { Deps } from '../deps.ts';
import { baseCurrency } from '../records/base-currency/base-currency.repository.ts';
import { type BroughtRows, bringRows } from './bring-rows.ts';
import { circumstancesOf } from './circumstances.ts';
import { compareFigures, type Comparison } from './compare-figures.ts';
import { counted } from './counted.ts';
import { earlierFigures } from './earlier-figures.ts';
import { EARLIER_NOUNS } from './earlier-noun.ts';
import type { EarlierTables } from './earlier-tables.repository.ts';
import { EarlierDatabaseRefusal } from './refusal.ts';
import { figuresHere } from './figures-here.ts';
import { shownValue } from './shown-value.ts';

/** What an import came to. */
export interface Imported extends BroughtRows {
  /** The change that the whole import is; null when nothing had to be brought. */
  readonly changeId: number | null;
  readonly comparison: Comparison;
}

/** One sentence for the list of changes. */
function summaryOf({ outcomes }: BroughtRows, path: string): string {
  const parts = EARLIER_NOUNS.filter((noun) => outcomes[noun].brought.length > 0).map((noun) =>
    counted(outcomes[noun].brought.length, noun),
  );
  return `Brought over ${parts.join(', ')} from ${shownValue(basename(path))}`;
}

/** All amounts of an earlier database are in euros. */
async function refuseOtherBase({ trx }: Work): Promise<void> {
  const base = await baseCurrency(trx);
  if (base === 'EUR') return;
  throw new EarlierDatabaseRefusal(
    `Its amounts are in EUR, and the base currency here is ${base}. Choose EUR in the settings first.`,
  );
}

/**
 * Brings an earlier database over, as one change that can be undone as a whole, and compares the totals afterwards.
 *
 * @param tables its rows, read before
 * @param path   how it is called
 */
export async function importEarlierDatabase(
  deps: Deps,
  tables: EarlierTables,
  path: string,
): Promise<Imported> {
  const deed = {
    action: 'import',
    subject: 'transactions',
    summary: '',
    requestId: null,
    fileName: basename(path),
  } as const;
  const { result, changeId } = await deps.run(deed, async (work) => {
    await refuseOtherBase(work);
    const rows = await bringRows(work, tables, todayHere());
    await work.change.summarise(summaryOf(rows, path));
    return rows;
  });
  const why = await circumstancesOf(deps.database.read, result);
  const comparison = compareFigures(earlierFigures(tables), await figuresHere(deps), why);
  return { ...result, changeId, comparison };
}
