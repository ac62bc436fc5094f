import type { AssetClass, LookThroughKind, TransactionType } from '@portfolio/domain';
import type { Generated } from 'kysely';
import type { AccessTables } from './access-tables.ts';
import type { ProvidedTables } from './provided-tables.ts';

/** A decimal in plain notation. */
type DecimalColumn = string;
/** `YYYY-MM-DDTHH:MM:SS.ffffff`, UTC. */
type InstantColumn = string;
/** SQLite has no other yes and no. */
type FlagColumn = 0 | 1;

interface Stamps {
  created_at: InstantColumn;
  updated_at: InstantColumn;
}

export interface ChangeTable {
  id: Generated<number>;
  made_at: InstantColumn;
  action: ChangeAction;
  /** The noun that the owner acted on. */
  subject: string;
  /** One sentence for the owner. */
  summary: string;
  request_id: string | null;
  /** The change that this one reverts. */
  undoes: number | null;
  /** Of an import: what the file was called. */
  file_name: string | null;
}

export type ChangeAction = 'create' | 'update' | 'delete' | 'delete_all' | 'import' | 'undo';

/** What the ISIN of a transaction is where it belongs to the portfolio as a whole. */
export const NO_ISIN = '';

export interface TransactionColumns extends Stamps {
  date: string;
  time: string | null;
  /** `NO_ISIN` for a fee or a tax of the portfolio as a whole. */
  isin: string;
  broker: string;
  transaction_type: TransactionType;
  /** Of a trade and of a transfer. */
  units: DecimalColumn | null;
  /** Of a trade, and of units that come from elsewhere. */
  price_per_unit: DecimalColumn | null;
  currency: string;
  exchange_rate: DecimalColumn | null;
  fee: DecimalColumn;
  fx_fee: DecimalColumn;
  external_id: string | null;
  product: string | null;
  /** What makes a statement row recognisable when its file is imported again. */
  row_identity: string | null;
  tax: DecimalColumn;
  /** Of a dividend, and of a fee or a tax by itself. */
  amount: DecimalColumn | null;
  /** Of a split: so many for each `old_units`. */
  new_units: number | null;
  old_units: number | null;
  /** Of units that come from elsewhere. */
  acquired_on: string | null;
  note: string | null;
}

export interface PositionValueColumns extends Stamps {
  isin: string;
  current_value: DecimalColumn;
}

export interface IsinMetadataColumns extends Stamps {
  isin: string;
  name: string;
  type: AssetClass;
  /** In which the instrument is traded. */
  currency: string | null;
  /** Yearly cost of the fund, a fraction. */
  ter: DecimalColumn | null;
  /** By which exchanges know the instrument. */
  symbol: string | null;
}

export interface OtherAssetColumns extends Stamps {
  asset_type: string;
  asset_detail: string | null;
  currency: string;
  value: DecimalColumn;
}

/** A kind of other asset. The first ones came with the program, without a change. */
export interface AssetKindColumns extends Stamps {
  code: string;
  name: string;
  needs_account: FlagColumn;
  /** The only one that its assets may have; null for any. */
  currency: string | null;
  is_builtin: FlagColumn;
}

/** An account that assets of some kinds are kept in. The first ones came with the program, without a change. */
export interface AssetAccountColumns extends Stamps {
  name: string;
}

export interface NoteColumns extends Stamps {
  isin: string;
  text: string;
}

/** A closing price that the owner entered; of one instrument there is one for each day. */
export interface PriceColumns extends Stamps {
  isin: string;
  date: string;
  /** > 0, at most 8 whole and 10 fraction digits. */
  close: DecimalColumn;
  currency: string;
}

/** An exchange rate that the owner entered: units of the currency for one EUR. */
export interface ExchangeRateColumns extends Stamps {
  currency: string;
  date: string;
  /** > 0, at most 8 whole and 10 fraction digits. */
  rate: DecimalColumn;
}

/** Where the prices of an instrument come from: the first of its sources, or the next one while that one fails. */
export interface ListingColumns extends Stamps {
  isin: string;
  /** From 1 on, without gaps. */
  rank: number;
  provider: 'yahoo' | 'address' | 'manual';
  symbol: string | null;
  exchange: string | null;
  /** As the exchange quotes: GBX for pence. */
  currency: string | null;
  /** Of an address alone, as are the next ones. */
  address: string | null;
  address_format: 'json' | 'csv' | null;
  rows_at: string | null;
  day_at: string | null;
  close_at: string | null;
}

/** What an instrument holds itself: one part of those of its kind, which are entered and replaced together. */
export interface LookThroughColumns extends Stamps {
  isin: string;
  kind: LookThroughKind;
  name: string;
  /** A fraction of the instrument; below 0 for what it owes. */
  weight: DecimalColumn;
  /** The day that the weights are of. */
  as_of: string;
}

export interface SettingColumns extends Stamps {
  name: string;
  value: string;
}

/** Which part of the portfolio an instrument or an asset class is to be. */
export interface TargetColumns extends Stamps {
  scope: 'instrument' | 'asset_class';
  /** ISIN or asset class. */
  key: string;
  /** A fraction from 0 to 1. */
  weight: DecimalColumn;
}

/** A purchase that comes again and again. */
export interface SavingsPlanColumns extends Stamps {
  isin: string;
  broker: string;
  /** Of money in the base currency; null when it is of units. */
  amount: DecimalColumn | null;
  units: DecimalColumn | null;
  interval: 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';
  /** Of the month, 1 to 31. */
  day: number;
  start_on: string;
  end_on: string | null;
}

/** A day on which a plan was due, and what became of it. */
export interface SavingsPlanDayColumns extends Stamps {
  plan_id: number;
  due_on: string;
  outcome: 'confirmed' | 'skipped';
  /** The purchase; null of a day that was skipped. */
  transaction_id: number | null;
}

/** How tables with one header are read. */
export interface ImportMappingColumns extends Stamps {
  /** What the broker is called. */
  name: string;
  /** The names of its columns, a sorted list in JSON. */
  header: string;
  /** See `CsvMapping`, in JSON. */
  mapping: string;
}

/** What the owner has said is right though it looks wrong. */
export interface DismissalColumns extends Stamps {
  code: 'suspected_duplicate' | 'suspected_split';
  /** What it is about: ids of transactions, or an ISIN and a day. */
  about: string;
}

export interface SnapshotColumns {
  snapshot_date: InstantColumn;
  asset_type: string;
  asset_detail: string | null;
  currency: string;
  value: DecimalColumn;
  exchange_rate: DecimalColumn;
  value_eur: DecimalColumn;
  created_at: InstantColumn;
}

/** The columns of each noun, without id and versioning. */
export interface NounColumns {
  transactions: TransactionColumns;
  position_values: PositionValueColumns;
  isin_metadata: IsinMetadataColumns;
  other_assets: OtherAssetColumns;
  settings: SettingColumns;
  snapshots: SnapshotColumns;
  asset_kinds: AssetKindColumns;
  asset_accounts: AssetAccountColumns;
  notes: NoteColumns;
  prices: PriceColumns;
  exchange_rates: ExchangeRateColumns;
  listings: ListingColumns;
  look_through: LookThroughColumns;
  targets: TargetColumns;
  savings_plans: SavingsPlanColumns;
  savings_plan_days: SavingsPlanDayColumns;
  import_mappings: ImportMappingColumns;
  dismissals: DismissalColumns;
}

export type Noun = keyof NounColumns;

/**
 * Nouns whose earlier versions are figures of past days. One that came with the file of a portfolio tells itself when it
 * ended (`ended_at`); of any other the change that ended it does.
 */
export const NOUNS_WITH_PAST = [
  'settings',
  'position_values',
  'other_assets',
] as const satisfies readonly Noun[];
export type NounWithPast = (typeof NOUNS_WITH_PAST)[number];

/** A current row as its view shows it. */
export type RowOf<N extends Noun> = { id: number } & NounColumns[N];

/** One version of a row: which change opened it and which, if any, closed it. */
export type VersionOf<N extends Noun> = {
  version: Generated<number>;
  id: number;
  from_change: number;
  to_change: number | null;
} & (N extends NounWithPast ? { ended_at: InstantColumn | null } : unknown) &
  NounColumns[N];

/** Transactions that are stored and not shown yet: at most one row; see db/arriving-rows.ts. */
export interface ArrivalTable {
  id: 1;
  /** Of the request whose rows they are. */
  request_id: string;
  /** The change that they will be. */
  change_id: number;
  first_version: number;
  last_version: number;
  /** The highest id that is kept free for them. */
  last_id: number;
  /** When the last of them were stored. */
  touched_at: InstantColumn;
}

/** Table and view names to row types. `<noun>` is a view of the current rows of `<noun>_versions`. */
export type Tables = AccessTables &
  ProvidedTables & {
    changes: ChangeTable;
    arrivals: ArrivalTable;
    schema_migrations: { name: string; applied_at: string };
  } & {
    [N in Noun]: RowOf<N>;
  } & { [N in Noun as `${N}_versions`]: VersionOf<N> };
