import { epochDay } from '../../../calendar/epoch-day.ts';
import { splitUnits } from '../../../ledger/split-units.ts';
import { entryAmount } from '../../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../../ledger/transaction.ts';
import { unitMove } from '../../../ledger/unit-move.ts';
import { type Decimal, isPositive, isZero } from '../../../money/decimal.ts';
import { feesPart, grossPart, taxesPart } from '../amount-parts.ts';
import type { Step } from '../lines-of.ts';
import { summand } from './coming-to.ts';
import { sourceOf } from './instrument-value.ts';
import {
  dayValue,
  priceFinder,
  type PriceFound,
  priceTerms,
  ratesFound,
  type RatesFound,
  rateTerms,
} from './priced-units.ts';
import { boundsOf, type PeriodInstrument, type PeriodSubject } from './period-subject.ts';

/** A part of a line, and the entry that it stands on. */
type Part = Omit<Step, 'operator'>;

/** The figures that entries of the period are added up in. */
export type PeriodFlow =
  | 'period_purchases'
  | 'period_proceeds'
  | 'period_transfers_in'
  | 'period_transfers_out'
  | 'period_income'
  | 'period_fees'
  | 'period_taxes';

/** The entries that are booked in a period. */
function booked(subject: PeriodSubject, { entries }: PeriodInstrument): readonly Transaction[] {
  const { from, to } = boundsOf(subject);
  const { broker } = subject;
  return entries.filter(
    ({ date, broker: at }) => date > from && date <= to && (broker === null || at === broker),
  );
}

/** Units of a transfer that come into the part that is looked at, or leave it; null for one between own brokers. */
function moved(entry: Transfer, broker: string | null): Decimal | null {
  return broker === null ? (unitMove(entry)?.units ?? null) : entry.units;
}

type Transfer = Transaction & { readonly type: 'TRANSFER_IN' | 'TRANSFER_OUT' };

/** Units as they count in the evening, when splits have followed on the same day. */
function unitsInTheEvening(units: Decimal, entry: Transaction, entries: readonly Transaction[]): Decimal {
  const later = entries.slice(entries.indexOf(entry) + 1).filter(({ date }) => date === entry.date);
  return later.reduce((held, next) => (next.type === 'SPLIT' ? splitUnits(held, next) : held), units);
}

function isOfType(entry: Transaction, type: Transfer['type']): entry is Transfer {
  return entry.type === type;
}

type PartsOf = (subject: PeriodSubject, instrument: PeriodInstrument) => readonly Part[];

/** Transfers at the value of their day. */
const transferParts =
  (type: Transfer['type']): PartsOf =>
  (subject, instrument) => {
    const { broker } = subject;
    const { entries, history } = instrument;
    const priceOn = priceFinder(entries, history);
    return booked(subject, instrument).flatMap((entry): Part[] => {
      const units = isOfType(entry, type) ? moved(entry, broker) : null;
      if (units === null) return [];
      const day = epochDay(entry.date);
      // Of what is looked at everything has a price on every day on which units come or go.
      const price = priceOn(day) as PriceFound;
      const rates = ratesFound(price, subject, day) as RatesFound;
      const held = unitsInTheEvening(units, entry, entries);
      const expression = { ...priceTerms(held, price), ...rateTerms(rates) };
      return [{ ...sourceOf(entry), operand: dayValue(expression), rule: 'day_value', expression }];
    });
  };

const tradeParts =
  (type: 'BUY' | 'SELL' | 'DIVIDEND'): PartsOf =>
  (subject, instrument) =>
    booked(subject, instrument)
      .filter((entry) => entry.type === type && !isZero(entryAmount(entry)))
      .map((entry) => ({ ...sourceOf(entry), ...grossPart(entry) }));

const chargeParts =
  (part: typeof feesPart): PartsOf =>
  (subject, instrument) =>
    booked(subject, instrument).flatMap((entry) => {
      const charge = part(entry);
      return isPositive(charge.operand) ? [{ ...sourceOf(entry), ...charge }] : [];
    });

const PARTS: Readonly<Record<PeriodFlow, PartsOf>> = {
  period_purchases: (subject, instrument) => [
    ...tradeParts('BUY')(subject, instrument),
    ...transferParts('TRANSFER_IN')(subject, instrument),
  ],
  period_proceeds: (subject, instrument) => [
    ...tradeParts('SELL')(subject, instrument),
    ...transferParts('TRANSFER_OUT')(subject, instrument),
  ],
  period_transfers_in: transferParts('TRANSFER_IN'),
  period_transfers_out: transferParts('TRANSFER_OUT'),
  period_income: tradeParts('DIVIDEND'),
  period_fees: chargeParts(feesPart),
  period_taxes: chargeParts(taxesPart),
};

/** The entries of some instruments that a figure of the period adds up, by day. */
export function flowParts(
  name: PeriodFlow,
  subject: PeriodSubject,
  instruments: readonly PeriodInstrument[] = subject.instruments,
): readonly Part[] {
  const parts = instruments.flatMap((instrument) => PARTS[name](subject, instrument));
  return parts.toSorted((left, right) => compareText(left.date, right.date));
}

function compareText(left = '', right = ''): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The lines of a sum over the entries of the period. */
export function flowSteps(name: PeriodFlow, subject: PeriodSubject): readonly Step[] {
  return flowParts(name, subject).map((part, index) => ({ ...part, operator: summand(index) }));
}
