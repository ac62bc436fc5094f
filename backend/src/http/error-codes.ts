/** Kinds of entries of a 422: the vocabulary of the v1 contract §2.6, and what it has no word for. */
export const ERROR_TYPES = [
  'missing',
  'json_invalid',
  'model_attributes_type',
  'string_type',
  'string_unicode',
  'string_too_short',
  'string_too_long',
  'string_pattern_mismatch',
  'enum',
  'int_parsing',
  'bool_type',
  'bool_parsing',
  'decimal_type',
  'decimal_parsing',
  'decimal_max_places',
  'decimal_whole_digits',
  'finite_number',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
  'list_type',
  'date_type',
  'date_from_datetime_inexact',
  'date_from_datetime_parsing',
  'time_parsing',
  'datetime_from_date_parsing',
  'value_error',
] as const;

export type ErrorType = (typeof ERROR_TYPES)[number];

/** Which rule a `value_error` is about, for a program that tells it in the language of its reader. */
export const RULE_CODES = [
  'account_missing',
  'account_not_wanted',
  'account_unknown',
  'blank',
  'control_characters',
  'currency_letters',
  'currency_of_kind',
  'date_in_future',
  'euro_has_no_rate',
  'exchange_rate_missing',
  'exchange_rate_not_wanted',
  'figure_of_other',
  'investments_computed',
  'isin_characters',
  'isin_check_digit',
  'isin_pattern',
  'kind_code',
  'too_many_days',
] as const;

export type RuleCode = (typeof RULE_CODES)[number];
