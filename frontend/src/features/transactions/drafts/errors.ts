import { type Decimal, isNegative, isPositive, parseLocalDate } from '@portfolio/domain';
import { FIELDS_OF, type FieldName, type TransactionFields } from '../transaction-fields.ts';
import type { DraftError } from './draft-error.ts';
import { isinError } from './isin.ts';
import { bringsCost, type Reading } from './reading.ts';

export type DraftErrors = Partial<Record<FieldName, DraftError>>;

const CURRENCY = /^[A-Z]{3}$/;

type Code = DraftError['code'];

function unless(isRight: boolean, code: Code, values?: DraftError['values']): DraftError | undefined {
  if (isRight) return undefined;
  return values ? { code, values } : { code };
}

const isAbove = (value: Decimal | null) => value !== null && isPositive(value);
const isCharge = (value: Decimal | null) => value !== null && !isNegative(value);

type Check = (fields: TransactionFields, read: Reading, base: string) => DraftError | undefined;

const CHECKS: Readonly<Record<FieldName, Check>> = {
  date: ({ date }) => unless(parseLocalDate(date) !== null, 'date-missing'),
  broker: ({ broker }) => unless(broker.trim() !== '', 'broker-missing'),
  isin: ({ type, isin }) => {
    const ofPortfolio = (type === 'FEE' || type === 'TAX') && isin.trim() === '';
    return ofPortfolio ? undefined : isinError(isin.trim());
  },
  units: (_, { units }) => unless(isAbove(units), 'units-above-zero'),
  price: (fields, { price }) => unless(isAbove(price) || bringsCost(fields), 'price-above-zero'),
  amount: (_, { amount }) => unless(isAbove(amount), 'amount-above-zero'),
  newUnits: (_, { newUnits }) => unless(newUnits !== null, 'ratio-whole'),
  oldUnits: (_, { oldUnits }) => unless(oldUnits !== null, 'ratio-whole'),
  acquired: (fields) =>
    unless(fields.acquired <= fields.date || fields.date === '' || bringsCost(fields), 'acquired-later'),
  currency: (fields, { currency }) =>
    unless(CURRENCY.test(currency) || bringsCost(fields), 'currency-letters'),
  exchangeRate: (_, { typedIn, isForeign, exchangeRate }, base) =>
    unless(!isForeign || isAbove(exchangeRate), 'rate-above-zero', { currency: typedIn, base }),
  fee: (_, { fee }) => unless(isCharge(fee), 'fee-not-negative'),
  note: () => undefined,
  tax: (_, { tax }) => unless(isCharge(tax), 'tax-not-negative'),
};

/** What is missing or wrong in the fields that the type asks for. */
export function errorsOf(fields: TransactionFields, read: Reading, base: string): DraftErrors {
  const errors = FIELDS_OF[fields.type].map((field) => [field, CHECKS[field](fields, read, base)] as const);
  return Object.fromEntries(errors.filter(([, error]) => error !== undefined));
}
