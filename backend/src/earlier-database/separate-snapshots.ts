import { INVESTMENTS } from '@portfolio/domain';
import type { Instant } from '../db/instant.ts';
import type { SnapshotColumns } from '../db/tables.ts';

/** A second set of rows that shared its moment with the first, and where it was moved. */
export interface MovedSet {
  readonly from: Instant;
  readonly to: Instant;
  readonly rowCount: number;
}

type Row = Pick<SnapshotColumns, 'snapshot_date' | 'asset_type' | 'asset_detail' | 'currency' | 'value'>;

const keyOf = (row: Row) => JSON.stringify([row.asset_type, row.asset_detail, row.currency]);

/** Rows of one moment that stand for one snapshot, and the values of each kind among them. */
interface RowSet<R extends Row> {
  readonly rows: R[];
  readonly values: Map<string, Set<string>>;
}

/**
 * Whether a row begins the next set of its moment: its kind is in the set already.
 *
 * Two rows of one kind next to each other belong together (an asset that was stored twice is captured twice), but the
 * investments are captured exactly once, and a row of a file that is equal in value too was imported twice.
 */
function beginsNextSet<R extends Row>(row: R, { rows, values }: RowSet<R>): boolean {
  const sameKind = values.get(keyOf(row));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!sameKind || !first || !last) return false;
  if (row.asset_type === INVESTMENTS || keyOf(last) !== keyOf(row)) return true;
  return first.asset_type !== INVESTMENTS && sameKind.has(row.value);
}

function setsOf<R extends Row>(rows: readonly R[]): R[][] {
  const sets: RowSet<R>[] = [];
  for (const row of rows) {
    let set = sets.at(-1);
    if (!set || beginsNextSet(row, set)) sets.push((set = { rows: [], values: new Map() }));
    set.rows.push(row);
    const values = set.values.get(keyOf(row));
    if (values) values.add(row.value);
    else set.values.set(keyOf(row), new Set([row.value]));
  }
  return sets.map((set) => set.rows);
}

const MICROSECONDS = 1_000_000;

/** The first free microsecond after `instant` within its second, or else the last free one before it. */
function freeBeside(instant: Instant, taken: ReadonlySet<string>): Instant {
  const second = instant.slice(0, 20);
  const microsecond = parseInt(instant.slice(20), 10);
  for (let step = 1; step < MICROSECONDS; step += 1) {
    const ahead = microsecond + step;
    const other = ahead < MICROSECONDS ? ahead : MICROSECONDS - 1 - step;
    const candidate = `${second}${String(other).padStart(6, '0')}`;
    if (!taken.has(candidate)) return candidate as Instant;
  }
  throw new Error(`every microsecond of ${second} has a snapshot`);
}

/**
 * Gives every snapshot a moment of its own: of two sets of rows at one instant the second is moved by one microsecond,
 * so that nothing is lost and no total counts twice.
 *
 * @param rows in the order in which they were stored
 * @returns the rows in the same order, and what was moved
 */
export function separateSnapshots<R extends Row>(rows: readonly R[]): { rows: R[]; moved: MovedSet[] } {
  const byInstant = Map.groupBy(rows, (row) => row.snapshot_date as Instant);
  const taken = new Set<string>(byInstant.keys());
  const instants = new Map<R, Instant>();
  const moved: MovedSet[] = [];
  for (const [from, together] of byInstant) {
    for (const set of setsOf(together).slice(1)) {
      const to = freeBeside(from, taken);
      taken.add(to);
      moved.push({ from, to, rowCount: set.length });
      for (const row of set) instants.set(row, to);
    }
  }
  const separated = rows.map((row) => ({ ...row, snapshot_date: instants.get(row) ?? row.snapshot_date }));
  return { rows: separated, moved };
}
