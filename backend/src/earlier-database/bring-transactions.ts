import type { RowOf } from '../db/tables.ts';
import type { Work } from '../db/unit-of-work.ts';
import { EARLIER_DATABASE, likenessOf } from '../records/imports/imports.repository.ts';
import { retirePositionValues } from '../records/position-values/retire-position-values.rule.ts';
import { type BroughtRow, judged, type Outcome, store, type Verdict } from './outcome.ts';
import { type EarlierRow, identityStem } from './read-earlier-rows.ts';
import { currentRows } from './target.repository.ts';

const CONTENT = ['date', 'isin', 'broker', 'transaction_type', 'units', 'price_per_unit', 'fee'] as const;

/** What the ledger already has: trades that an earlier run brought, and all others by their likeness. */
class Ledger {
  readonly #brought = new Map<string, RowOf<'transactions'>>();
  readonly #others = new Map<string, number[]>();

  constructor(rows: readonly RowOf<'transactions'>[]) {
    for (const row of rows) {
      if (row.row_identity?.startsWith(EARLIER_DATABASE)) {
        this.#brought.set(identityStem(row.row_identity), row);
        continue;
      }
      const likeness = likenessOf(row);
      const alike = this.#others.get(likeness);
      if (alike) alike.push(row.id);
      else this.#others.set(likeness, [row.id]);
    }
  }

  /** Two equal trades here stand for two of the earlier database, not for more. */
  judge = ({ columns }: BroughtRow<'transactions'>): Verdict => {
    const identity = columns.row_identity ?? '';
    const known = this.#brought.get(identityStem(identity));
    if (known) {
      if (known.row_identity !== identity) {
        return { left: `brought before and edited there since; transaction ${known.id} stays as it is` };
      }
      return CONTENT.every((column) => known[column] === columns[column])
        ? 'already there'
        : { left: `brought before and edited here since; transaction ${known.id} stays as it is` };
    }
    const alike = this.#others.get(likenessOf(columns))?.shift();
    return alike === undefined
      ? 'new'
      : { left: `the same trade was recorded here already, as transaction ${alike}` };
  };
}

/** Brings the trades that the ledger does not have. Values that were entered here follow the usual rules. */
export async function bringTransactions(
  work: Work,
  rows: readonly EarlierRow<'transactions'>[],
): Promise<Outcome<'transactions'>> {
  const outcome = judged(rows, new Ledger(await currentRows(work.trx, 'transactions')).judge);
  const isins = new Set(outcome.brought.map((row) => row.columns.isin));
  const idsKept = await retirePositionValues(
    work,
    isins,
    async () => await store(work, 'transactions', outcome.brought),
  );
  return { noun: 'transactions', ...outcome, idsKept };
}
