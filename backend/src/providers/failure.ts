import type { CloseFaultCode } from '@portfolio/domain';

/** Every reason why a provider gave nothing, or not all, each with the names of the values of its sentence. */
export const FAILURE_VALUES = {
  host_not_allowed: ['host'],
  host_unreachable: ['host'],
  timed_out: ['host', 'seconds'],
  answer_too_large: ['host', 'megabytes'],
  answer_cut_off: ['host'],
  answer_is_page: ['host'],
  answer_unreadable: ['host'],
  answer_unclear: ['host', 'cell'],
  too_many_redirects: ['host'],
  rate_limited: ['host'],
  provider_broken: ['host', 'status'],
  provider_refuses: ['host', 'status'],
  symbol_unknown: ['symbol'],
  currency_differs: ['told', 'expected'],
  no_closes: ['symbol'],
  no_rates: ['currency'],
  close_not_positive: ['date', 'close'],
  close_too_large: ['date', 'close'],
  close_in_future: ['date', 'close'],
  close_twice: ['date', 'close'],
  close_jumps: ['date', 'close'],
} as const satisfies Readonly<Record<string, readonly string[]>> & Record<CloseFaultCode, readonly string[]>;

export type FailureCode = keyof typeof FAILURE_VALUES;

export const FAILURE_CODES = Object.keys(FAILURE_VALUES) as [FailureCode, ...FailureCode[]];

type Values<Code extends FailureCode> = Readonly<Record<(typeof FAILURE_VALUES)[Code][number], string>>;

/** Why a provider gave nothing, for a program that tells it in the language of its reader. */
export interface ProviderFailure {
  readonly code: FailureCode;
  readonly values: Readonly<Record<string, string>>;
}

/** What was asked for, or why there is nothing. Nothing that a provider does is thrown. */
export type Fetched<T> = { readonly value: T } | { readonly failure: ProviderFailure };

/** A failure in the shape of `Fetched`. */
export function failed<Code extends FailureCode>(
  code: Code,
  values: Values<Code>,
): { readonly failure: ProviderFailure } {
  return { failure: { code, values } };
}

/** In English; a name in braces stands for its value. */
const SENTENCES: Readonly<Record<FailureCode, string>> = {
  host_not_allowed: '{host} is a private address, which only PRICE_HOSTS can allow.',
  host_unreachable: '{host} cannot be reached.',
  timed_out: '{host} did not answer within {seconds} seconds.',
  answer_too_large: '{host} answered with more than {megabytes} MB.',
  answer_cut_off: 'The answer of {host} broke off.',
  answer_is_page: '{host} answered with a web page instead of data.',
  answer_unreadable: 'The answer of {host} is not in the form that is expected of it.',
  answer_unclear:
    'The closes of {host} may be read in two ways: {cell} has thousands or three decimals, and no other one tells which.',
  too_many_redirects: '{host} sends from one address to the next without end.',
  rate_limited: '{host} asks for patience: too many requests.',
  provider_broken: '{host} has an error of its own ({status}).',
  provider_refuses: '{host} refuses the request ({status}).',
  symbol_unknown: 'The provider does not know {symbol}.',
  currency_differs: 'The provider tells prices in {told}; the listing says {expected}.',
  no_closes: 'The provider has no closes of {symbol} for these days.',
  no_rates: 'The European Central Bank publishes no rate of {currency} for these days.',
  close_not_positive: 'The close of {date} was left out: {close} is not above 0.',
  close_too_large: 'The close of {date} was left out: {close} is too large.',
  close_in_future: 'The close of {date} was left out: {close} is of a day to come.',
  close_twice: 'The close of {date} was left out: it is told twice, once as {close}.',
  close_jumps: 'The close of {date} is left out for now: {close} is more than 30 % away from the one before.',
};

/** The failure in one English sentence. */
export function failureText({ code, values }: ProviderFailure): string {
  return SENTENCES[code].replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name);
}
