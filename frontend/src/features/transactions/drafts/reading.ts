import { type Decimal, decimalText, inWholeUnits, ONE, quotedCode, ZERO } from '@portfolio/domain';
import { FIELDS_OF, type TransactionFields } from '../transaction-fields.ts';
import { readDecimal } from './read-decimal.ts';

/** The numbers of the form; null where none was typed, or none can be read. Hundredths of a currency are told in itself. */
export interface Reading {
  readonly currency: string;
  /** In which amounts and rate are typed: the currency, or hundredths of it (GBp, GBX). */
  readonly typedIn: string;
  /** Whether amounts are in another currency than the base. */
  readonly isForeign: boolean;
  readonly units: Decimal | null;
  readonly price: Decimal | null;
  readonly amount: Decimal | null;
  readonly newUnits: bigint | null;
  readonly oldUnits: bigint | null;
  /** Null in the base currency. */
  readonly exchangeRate: Decimal | null;
  /** 0 when nothing was typed. */
  readonly fee: Decimal | null;
  readonly tax: Decimal | null;
}

const WHOLE = /^[1-9]\d{0,8}$/;

function readWhole(text: string): bigint | null {
  return WHOLE.test(text.trim()) ? BigInt(text.trim()) : null;
}

function readCharge(text: string): Decimal | null {
  return text.trim() === '' ? ZERO : readDecimal(text);
}

/** Units that come from an own broker have no price: their lots bring it. */
export function bringsCost({ type, price }: TransactionFields): boolean {
  return type === 'TRANSFER_IN' && price.trim() === '';
}

/** Whether amounts of the form are in another currency than the base, so that they need a rate. */
export function isForeign(fields: TransactionFields, base: string): boolean {
  const hasCurrency = FIELDS_OF[fields.type].includes('currency') && !bringsCost(fields);
  return hasCurrency && inWholeUnits(ONE, fields.currency.trim()).currency !== base;
}

/** In which the amounts and the rate of the form are: a currency, or hundredths of one as exchanges quote them (GBp). */
export function typedCurrency({ currency }: TransactionFields): string {
  return quotedCode(currency.trim());
}

/** An amount that was typed in hundredths, as it is recorded: `12.345 GBP` of 1234.5 GBp; null for any other. */
export function recordedAs(text: string, typedIn: string): { value: string; currency: string } | null {
  const typed = readDecimal(text);
  const whole = typed && inWholeUnits(typed, typedIn);
  return !whole || whole.amount === typed
    ? null
    : { value: decimalText(whole.amount), currency: whole.currency };
}

/** @param base the currency in which no exchange rate is needed */
export function readFields(fields: TransactionFields, base: string): Reading {
  const needsRate = isForeign(fields, base);
  const typed = fields.currency.trim();
  const inCurrency = (text: string) => {
    const amount = readDecimal(text);
    return amount && inWholeUnits(amount, typed).amount;
  };
  return {
    currency: inWholeUnits(ONE, typed).currency,
    typedIn: quotedCode(typed),
    isForeign: needsRate,
    units: readDecimal(fields.units),
    price: inCurrency(fields.price),
    amount: inCurrency(fields.amount),
    newUnits: readWhole(fields.newUnits),
    oldUnits: readWhole(fields.oldUnits),
    exchangeRate: needsRate ? inCurrency(fields.exchangeRate) : null,
    fee: readCharge(fields.fee),
    tax: readCharge(fields.tax),
  };
}
