/** Members of a row that a reason may be about, named as on the wire; `row` is the row as a whole. */
export const REASON_FIELDS = [
  'row',
  'date',
  'time',
  'isin',
  'units',
  'price_per_unit',
  'currency',
  'exchange_rate',
  'fee',
  'fx_fee',
  'total',
  'external_id',
  'snapshot_date',
  'asset_type',
  'asset_detail',
  'value',
  'value_eur',
  'created_at',
  'close',
  'rate',
  'transaction_type',
  'symbol',
  'amount',
  'tax',
] as const;

export type ReasonField = (typeof REASON_FIELDS)[number];

/** What is said in English, by code; a cell is quoted as far as a line has room for it. */
const SENTENCES = {
  missing: () => 'missing',
  quantity_missing: () => 'the quantity is missing',
  quantity_zero: () => 'the quantity is 0',
  not_a_number: ({ cell }: { cell: string }) => `"${cell}" is not a number`,
  number_unclear: ({ cell }: { cell: string }) =>
    `"${cell}" may be a number with thousands or one with three decimals, and no other number of the file tells which; write it without a mark of thousands, or as "${cell}0" with one decimal more`,
  not_a_plain_number: () => 'must be a number with a decimal point',
  not_a_positive_number: () => 'must be a number greater than 0',
  not_positive: () => 'must be greater than 0',
  negative: () => 'must be 0 or greater',
  too_many_digits: ({ whole, fraction }: { whole: string; fraction: string }) =>
    `at most ${whole} digits before and ${fraction} after the decimal point`,
  not_a_day: ({ cell }: { cell: string }) => `"${cell}" is not a day-month-year date`,
  no_day_in_order: ({ cell }: { cell: string }) => `"${cell}" is no day in the order that the mapping says`,
  not_an_iso_day: () => 'must be a date in the form YYYY-MM-DD',
  not_a_time: ({ cell }: { cell: string }) => `"${cell}" is not a time of day; left out`,
  not_a_moment: () => 'must be an ISO 8601 date or date and time',
  in_the_future: ({ date }: { date: string }) => `${date} is in the future`,
  wrong_length: ({ length }: { length: string }) => `must have exactly ${length} characters`,
  too_long: ({ most }: { most: string }) => `must have at most ${most} characters`,
  control_characters: () => 'must not contain line breaks or control characters',
  isin_pattern: () => 'must be two letters, nine letters or digits, and a check digit',
  isin_check_digit: ({ expected }: { expected: string }) =>
    `the check digit should be ${expected}; is a character mistyped?`,
  not_a_currency: ({ cell }: { cell: string }) => `"${cell}" is not a currency code`,
  currency_missing: () => 'missing, though the row has an exchange rate',
  account_currency: ({ currency, base }: { currency: string; base: string }) =>
    `the account is kept in ${currency}; only accounts in ${base} can be imported`,
  euro_has_no_rate: () => 'rates are told for one EUR, so the euro itself has none',
  rate_ignored: ({ base }: { base: string }) => `ignored, because the price is in ${base}`,
  rate_unclear: () =>
    'cannot tell whether it is for the main unit or its hundredth, because the value is missing',
  rate_missing: () => 'missing, and the value that it could be worked out from is too',
  rate_worked_out: () => 'not in the file, worked out from the value',
  total_differs: ({ told, own }: { told: string; own: string }) =>
    `the file says ${told}; units, price, rate and fees make ${own}`,
  corporate_action: () =>
    'a row without order id and price is not a trade but a corporate action (split, change of ISIN, ' +
    'merger, spin-off); record its effect by hand',
  order_id_missing: () =>
    'the row has no order id; if it belongs to a split or a change of ISIN, delete the trade',
  row_cut_short: ({ count, columns }: { count: string; columns: string }) =>
    `the row ends after ${count} of ${columns} cells, before the fees`,
  quotation_open: ({ line }: { line: string }) =>
    `a quotation mark opened on line ${line} is never closed, so the rest of the file is one cell`,
  contradicts_stored: ({ moment, asset }: { moment: string; asset: string }) =>
    `the snapshot of ${moment} already exists and has another value of ${asset}; ` +
    'delete that snapshot first, or allow duplicates to keep both',
  type_unknown: ({ cell }: { cell: string }) =>
    `"${cell}" is no kind of transaction that is known; record it by hand if it belongs to the portfolio`,
  by_hand: ({ cell }: { cell: string }) =>
    `what "${cell}" does to units and cost does not follow from the row; record its effect by hand`,
  symbol_unknown: ({ symbol }: { symbol: string }) =>
    `the file has no ISIN for "${symbol}", and none of yours has this symbol; enter it as the symbol of its ISIN on the page ISIN metadata, and import the file again`,
  rate_of_day_missing: ({ currency, base, date }: { currency: string; base: string; date: string }) =>
    `no rate of ${currency} for one ${base} is known on ${date}; refresh the rates or enter one on the page Prices, and import the file again`,
  rate_published: ({ currency, base }: { currency: string; base: string }) =>
    `not in the file; the published rate of ${currency} for one ${base} of that day`,
  rate_of_file: ({ currency, base }: { currency: string; base: string }) =>
    `taken to be ${currency} for one ${base}, because no published rate of that day is known to compare it with`,
  account_currency_assumed: ({ currency }: { currency: string }) =>
    `the file does not say in which currency the account is kept; taken to be ${currency}`,
  arrival_without_cost: ({ row, units, isin }: { row: string; units: string; isin: string }) =>
    `row ${row}: the file does not say what the ${units} units of ${isin} had cost, and no own broker has sent them within ten days before; ` +
    'import the other broker first, or record the transfer by hand with its price',
  takes_back: () => 'the row takes an earlier payment back; delete or correct that payment by hand',
  refund_left: ({ amount }: { amount: string }) => `${amount} was paid back with the row, which is not kept`,
  ratio_unclear: () => 'the ratio of the split does not follow from the row; record the split by hand',
  price_worked_out: () => 'not in the file, worked out from amount and units',
  left_cash: ({ cell }: { cell: string }) => `"${cell}" moves money alone, which the ledger does not keep`,
  left_interest: ({ cell }: { cell: string }) =>
    `"${cell}" is of the cash account, which the ledger does not keep`,
  left_card: ({ cell }: { cell: string }) => `"${cell}" is a payment by card, which the ledger does not keep`,
  left_exchange: ({ cell }: { cell: string }) =>
    `"${cell}" exchanges currencies alone, which the ledger does not keep`,
  left_not_executed: ({ cell }: { cell: string }) => `"${cell}": the order was not executed`,
  left_no_effect: ({ cell }: { cell: string }) => `"${cell}" changes nothing that the ledger keeps`,
  left_other_asset: ({ cell }: { cell: string }) => `"${cell}" is of an asset that has no ISIN`,
  left_by_mapping: ({ cell }: { cell: string }) =>
    `"${cell}" is left out by the mapping of this kind of file`,
  word_without_type: ({ cell }: { cell: string }) =>
    `the mapping does not say what "${cell}" is; give it a type, or leave it out`,
  left_reversed: () =>
    'taken back by another row of the file, or taking one back; if it was imported from an earlier file, delete it there',
  rebate: ({ amount, currency }: { amount: string; currency: string }) =>
    `a rebate of ${amount} ${currency} is left out, because a fee cannot be below 0`,
  day_unclear: ({ cell }: { cell: string }) =>
    `"${cell}" may be two days; choose the date format yyyyMMdd or yyyy-MM-dd in the query, and export it again`,
  left_part_of_row: ({ row }: { row: string }) => `counted together with row ${row}`,
  left_elsewhere: ({ file }: { file: string }) => `comes with ${file}`,
} as const satisfies Readonly<Record<string, (values: never) => string>>;

type Sentences = typeof SENTENCES;

export type ReasonCode = keyof Sentences;

export const REASON_CODES = Object.keys(SENTENCES) as [ReasonCode, ...ReasonCode[]];

type Values<Code extends ReasonCode> = Parameters<Sentences[Code]>;

/** Why a row is refused, or what a person should know though it was read. */
export interface RowReason {
  readonly field: ReasonField;
  readonly code: ReasonCode;
  /** What the sentence is filled in with, by name. */
  readonly values: Readonly<Record<string, string>>;
}

const NOTHING: RowReason['values'] = {};

/**
 * A reason, with exactly the values that the sentence of its code is filled in with.
 *
 * @example rowReason('units', 'not_a_number', { cell: 'XETA' })
 */
export function rowReason<Code extends ReasonCode>(
  field: ReasonField,
  code: Code,
  ...[values]: Values<Code>
): RowReason {
  return { field, code, values: values ?? NOTHING };
}

/** The reason in English, as reports have it: `field: sentence`. */
export function reasonText({ field, code, values }: RowReason): string {
  return `${field}: ${SENTENCES[code](values as never)}`;
}
