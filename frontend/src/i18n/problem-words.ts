import type { MessageKey } from './message-key.ts';
import type { Translate } from './translator.ts';

/** A refusal of the server: its code, what its words are filled in with, and the server's own words. */
export interface ToldProblem {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Every code that the server gives an entry of a refusal, as its OpenAPI document lists them. */
export const PROBLEM_WORDS: Readonly<Partial<Record<string, MessageKey>>> = {
  missing: 'problems.missing',
  json_invalid: 'problems.json-invalid',
  model_attributes_type: 'problems.json-invalid',
  list_type: 'problems.json-invalid',
  string_type: 'problems.string-type',
  string_unicode: 'problems.control-characters',
  string_too_short: 'problems.too-short',
  string_too_long: 'problems.too-long',
  string_pattern_mismatch: 'problems.not-offered',
  enum: 'problems.one-of',
  int_parsing: 'problems.whole-number',
  bool_type: 'problems.yes-or-no',
  bool_parsing: 'problems.yes-or-no',
  decimal_type: 'problems.number',
  decimal_parsing: 'problems.number',
  decimal_max_places: 'problems.decimal-places',
  decimal_whole_digits: 'problems.whole-digits',
  finite_number: 'problems.number',
  greater_than: 'problems.greater-than',
  greater_than_equal: 'problems.at-least',
  less_than: 'problems.less-than',
  less_than_equal: 'problems.at-most',
  date_type: 'problems.date',
  date_from_datetime_inexact: 'problems.date',
  date_from_datetime_parsing: 'problems.date',
  time_parsing: 'problems.time',
  datetime_from_date_parsing: 'problems.moment',
  value_error: 'problems.not-valid',
  account_missing: 'problems.account-missing',
  account_not_wanted: 'problems.account-not-wanted',
  account_unknown: 'problems.account-unknown',
  acquired_after_transfer: 'problems.acquired-after-transfer',
  acquired_without_price: 'problems.acquired-without-price',
  address_form: 'problems.address-form',
  address_name: 'problems.address-name',
  blank: 'problems.missing',
  amount_or_units: 'problems.amount-or-units',
  broker_count: 'problems.broker-count',
  broker_twice: 'problems.broker-twice',
  day_not_due: 'problems.day-not-due',
  target_count: 'problems.target-count',
  target_twice: 'problems.target-twice',
  targets_sum: 'problems.targets-sum',
  control_characters: 'problems.control-characters',
  currency_letters: 'problems.currency-letters',
  currency_of_kind: 'problems.currency-of-kind',
  currency_unknown: 'problems.currency-unknown',
  date_in_future: 'problems.date-in-future',
  end_before_start: 'problems.end-before-start',
  euro_has_no_rate: 'problems.euro-has-no-rate',
  exchange_rate_missing: 'problems.exchange-rate-missing',
  exchange_rate_not_wanted: 'problems.exchange-rate-not-wanted',
  figure_of_other: 'problems.not-offered',
  investments_computed: 'problems.investments-computed',
  isin_characters: 'problems.isin-characters',
  isin_check_digit: 'problems.isin-check-digit',
  isin_pattern: 'problems.isin-pattern',
  kind_code: 'problems.kind-code',
  mapping_form: 'problems.mapping-form',
  mapping_lacks: 'problems.mapping-lacks',
  member_not_wanted: 'problems.member-not-wanted',
  part_count: 'problems.part-count',
  part_twice: 'problems.part-twice',
  member_unknown: 'problems.member-unknown',
  period_and_dates: 'problems.period-and-dates',
  row_length: 'problems.row-length',
  row_refused: 'problems.row-refused',
  source_count: 'problems.source-count',
  start_in_future: 'problems.start-in-future',
  too_many_days: 'problems.too-many-days',
  two_isins: 'problems.two-isins',
  weights_not_whole: 'problems.weights-not-whole',
};

/** What the server refused, in the reader's language; in the server's words when its code is not known here. */
export function problemWords(t: Translate, { code, values, message }: ToldProblem): string {
  const key = PROBLEM_WORDS[code];
  return key === undefined ? message : t(key, values);
}
