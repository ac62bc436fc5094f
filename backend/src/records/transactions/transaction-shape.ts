import type { TransactionType } from '@portfolio/domain';
import { type FieldError, MISSING, valueError } from '../../http/field.ts';

/** The members that not every type has, in the order in which they are reported. */
export const TYPED_MEMBERS = [
  'isin',
  'price_per_unit',
  'units',
  'amount',
  'new_units',
  'old_units',
  'acquired_on',
] as const;
export type TypedMember = (typeof TYPED_MEMBERS)[number];

interface Shape {
  readonly needs: readonly TypedMember[];
  readonly takes: readonly TypedMember[];
}

const TRADE: Shape = { needs: ['isin', 'units', 'price_per_unit'], takes: [] };
const CHARGE: Shape = { needs: ['amount'], takes: ['isin'] };

const SHAPES: Readonly<Record<TransactionType, Shape>> = {
  BUY: TRADE,
  SELL: TRADE,
  DIVIDEND: { needs: ['isin', 'amount'], takes: [] },
  SPLIT: { needs: ['isin', 'new_units', 'old_units'], takes: [] },
  FEE: CHARGE,
  TAX: CHARGE,
  TRANSFER_IN: { needs: ['isin', 'units'], takes: ['price_per_unit', 'acquired_on'] },
  TRANSFER_OUT: { needs: ['isin', 'units'], takes: [] },
};

/** Whether a transaction of a type has a member. */
export function hasMember(type: TransactionType, member: TypedMember): boolean {
  const { needs, takes } = SHAPES[type];
  return needs.includes(member) || takes.includes(member);
}

/** What a member is wrong with, before anything else is known of its value. */
export interface MemberError {
  readonly member: TypedMember;
  readonly error: FieldError;
}

type Values = Readonly<Partial<Record<TypedMember | 'date', unknown>>>;

const isGiven = (value: unknown) => value !== undefined && value !== null;

/**
 * The members that a transaction lacks for its type, and those that its type does not have.
 *
 * @param values as they are read; absent and null are the same here
 */
export function shapeErrors(type: TransactionType, values: Values): readonly MemberError[] {
  return TYPED_MEMBERS.flatMap((member): MemberError[] => {
    const error = errorOf(type, member, values);
    return error ? [{ member, error }] : [];
  });
}

function errorOf(type: TransactionType, member: TypedMember, values: Values): FieldError | null {
  const value = values[member];
  if (!isGiven(value)) return SHAPES[type].needs.includes(member) ? MISSING : null;
  if (!hasMember(type, member))
    return valueError('member_not_wanted', `a ${type} has no ${member}`, { member, type });
  return member === 'acquired_on' ? acquiredError(values) : null;
}

/** Only units from elsewhere bring their day; those of an own broker have one already. */
function acquiredError({ acquired_on: acquired, price_per_unit: price, date }: Values): FieldError | null {
  if (!isGiven(price)) {
    const message = 'acquired_on is only for units that come from elsewhere, with price_per_unit';
    return valueError('acquired_without_price', message);
  }
  if (typeof acquired !== 'string' || typeof date !== 'string' || acquired <= date) return null;
  return valueError('acquired_after_transfer', 'acquired_on is not after the day of the transfer', { date });
}
