import type { ChangeRow } from '../../api/wire.ts';
import { cellText } from './cell-text.ts';
import { fieldText } from './field-text.ts';
import { mappedBroker } from './mapping-text.ts';
import { isSubject, type Subject } from './subjects.ts';
import type { Reader } from './use-reader.ts';

/**
 * Members that are told as one, or not at all where the row lacks the first; of `product|isin` the first that the row
 * has.
 */
type Part = readonly string[];

interface Traits {
  /** What it is about, for a list of many. */
  readonly about: Part;
  /** What a row is called. */
  readonly name: readonly Part[];
  /** What it comes to, told of a row that was added or removed. */
  readonly amount?: Part;
}

const TRAITS: Readonly<Record<Subject, Traits>> = {
  transactions: {
    about: ['product|isin'],
    name: [['transaction_type', 'units', 'product|isin'], ['new_units', 'old_units'], ['date']],
    amount: ['price_per_unit|amount', 'currency'],
  },
  position_values: { about: ['isin'], name: [['isin']], amount: ['current_value'] },
  other_assets: {
    about: ['asset_type'],
    name: [['asset_type'], ['asset_detail']],
    amount: ['value', 'currency'],
  },
  snapshots: {
    about: ['snapshot_date'],
    name: [['snapshot_date'], ['asset_type'], ['asset_detail']],
    amount: ['value', 'currency'],
  },
  isin_metadata: { about: ['name|isin'], name: [['name'], ['isin']] },
  listings: { about: ['isin'], name: [['isin'], ['provider', 'symbol']] },
  look_through: { about: ['isin'], name: [['isin'], ['name']], amount: ['weight'] },
  targets: { about: ['key'], name: [['key']], amount: ['weight'] },
  savings_plans: { about: ['isin'], name: [['isin'], ['broker']], amount: ['amount|units'] },
  savings_plan_days: { about: ['due_on'], name: [['due_on'], ['outcome']] },
  import_mappings: { about: ['name'], name: [['name']] },
  dismissals: { about: ['about'], name: [['code'], ['about']] },
  notes: { about: ['isin'], name: [['isin']] },
  asset_kinds: { about: ['name'], name: [['name']] },
  asset_accounts: { about: ['name'], name: [['name']] },
  prices: { about: ['isin'], name: [['isin'], ['date']], amount: ['close', 'currency'] },
  exchange_rates: { about: ['currency'], name: [['currency'], ['date']], amount: ['rate'] },
  settings: { about: ['name'], name: [['name']], amount: ['value'] },
};

/** A subject that this version does not know is called by nothing. */
const UNKNOWN: Traits = { about: [], name: [] };

function partText(reader: Reader, row: Readonly<Record<string, unknown>>, part: Part): string | null {
  const texts = part.flatMap((member) => {
    const name = member.split('|').find((each) => cellText(row[each]) !== null);
    return name === undefined ? [] : [fieldText(reader, name, cellText(row[name]))];
  });
  const [first = ''] = part;
  if (first.split('|').every((each) => cellText(row[each]) === null)) return null;
  return texts.join(first === 'new_units' ? ':' : ' ');
}

/** A mapping of columns is called by the broker of its files. */
function namedRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const broker = typeof row.mapping === 'string' ? mappedBroker(row.mapping) : null;
  return broker === null ? row : { ...row, name: broker };
}

/**
 * What a row is about, what it is called and what it comes to: `FTSE All-World`; `BUY 12 FTSE All-World`,
 * `Nov 18, 2026`; `121.09 EUR`.
 *
 * @param changed members that are told with their before and after anyway
 */
export function rowParts(
  reader: Reader,
  { subject, before, after }: ChangeRow,
  changed: readonly string[] = [],
) {
  const row = namedRow(after ?? before ?? {});
  const { about, name, amount } = isSubject(subject) ? TRAITS[subject] : UNKNOWN;
  const left = name.filter(([first = '', ...others]) => others.length > 0 || !changed.includes(first));
  const texts = (parts: readonly Part[]) =>
    parts.map((part) => partText(reader, row, part)).filter((text) => text !== null);
  return { about: texts([about]), name: texts(left), amount: texts(amount ? [amount] : []) };
}
