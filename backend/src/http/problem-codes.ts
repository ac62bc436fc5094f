/**
 * Every reason of a refusal that is not about the entries of a request, each with the names of the values that its
 * sentence is filled in with: for a program that tells it in the language of its reader.
 */
export const PROBLEM_VALUES = {
  account_exists: ['name'],
  account_has_assets: ['name', 'count'],
  account_name_in_use: ['name'],
  account_not_found: ['id'],
  address_malformed: [],
  address_too_long: [],
  asset_kind_computed: ['code', 'name'],
  asset_kind_exists: ['code'],
  asset_kind_has_assets: ['code', 'name', 'count'],
  asset_kind_not_found: ['code'],
  asset_kind_rules_computed: ['code', 'name'],
  asset_kind_rules_in_use: ['code', 'name', 'count'],
  asset_not_found: ['asset_type'],
  base_currency_in_use: ['currency'],
  body_too_large: [],
  change_already_undone: ['id', 'undone_by'],
  change_held_back: ['id', 'later'],
  change_leaves_homeless: ['id'],
  change_not_found: ['id'],
  change_of_currency_in_use: ['id', 'currency'],
  change_of_other_currency: ['id', 'recorded', 'currency'],
  database_busy: [],
  database_full: [],
  database_read_only: [],
  database_unopenable: [],
  disk_error: [],
  file_not_csv: [],
  file_not_text: [],
  file_too_large: [],
  form_too_many_fields: [],
  form_too_many_files: [],
  form_too_many_parts: [],
  form_unreadable: ['reason'],
  import_ended_early: [],
  long_work_ended_early: [],
  internal_error: [],
  listing_not_found: ['isin'],
  metadata_exists: ['isin'],
  metadata_not_found: ['isin'],
  method_not_allowed: [],
  not_found: [],
  position_not_found: ['isin'],
  position_value_not_found: ['id'],
  price_file_empty: [],
  price_file_lacks_columns: ['columns'],
  refresh_off: [],
  request_refused: [],
  row_changed: ['updated_at'],
  snapshot_exists: ['snapshot_date'],
  snapshot_file_empty: [],
  snapshot_file_lacks_columns: ['columns'],
  snapshot_not_found: ['snapshot_date'],
  snapshot_not_older: ['since', 'snapshot_date'],
  snapshot_unvalued: ['date', 'missing'],
  snapshots_missing: [],
  statement_empty: [],
  statement_in_other_currency: ['currency', 'base'],
  statement_lacks_columns: ['columns'],
  statement_of_account: ['columns'],
  statement_of_positions: ['columns'],
  statement_unknown: ['columns'],
  trade_at_broker_not_found: ['isin', 'broker'],
  transaction_not_found: ['id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ProblemCode = keyof typeof PROBLEM_VALUES;

export const PROBLEM_CODES = Object.keys(PROBLEM_VALUES) as [ProblemCode, ...ProblemCode[]];

/** What the sentence of a code is filled in with. */
export type ProblemValues<Code extends ProblemCode> = Readonly<
  Record<(typeof PROBLEM_VALUES)[Code][number], string | number>
>;
