import {
  compare,
  type Decimal,
  decimal,
  decimalText,
  divide,
  equals,
  HUNDRED,
  isNegative,
  isPositive,
  multiply,
  ONE,
  parseDecimal,
  parseIsin,
  parseLocalDate,
  sum,
  ZERO,
} from '@portfolio/domain';
import type {
  BrokerFees,
  RebalancingInput,
  RebalancingLine,
  Targets,
  TransactionInput,
} from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** Reads a number with `,` or `.` before its fraction; spaces and apostrophes between digits are let go. */
function readDecimal(text: string): Decimal | null {
  const bare = text.trim().replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma < 0 || point < 0) return parseDecimal(bare.replace(',', '.'));
  const [group, mark] = comma > point ? ['.', ','] : [',', '.'];
  return parseDecimal(bare.replaceAll(group, '').replace(mark, '.'));
}

/** An ISIN in either case; null for what is none. */
export function readIsin(text: string): string | null {
  const isin = parseIsin(text.trim().toUpperCase());
  return typeof isin === 'string' ? isin : null;
}

/** Nothing typed is 0. */
const readAmount = (text: string) => (text.trim() === '' ? ZERO : readDecimal(text));
const isAmount = (value: Decimal | null): value is Decimal => value !== null && !isNegative(value);

/** Digits of a fraction that is typed as a percentage. */
const FRACTION_DIGITS = 10;
const readPercent = (text: string) => {
  const percent = readAmount(text);
  return isAmount(percent) ? divide(percent, HUNDRED, FRACTION_DIGITS) : null;
};

/** A fraction as the percentage that is edited. */
export const percentText = (fraction: string) => decimalText(multiply(decimal(fraction), HUNDRED));

/** A number of the API as the text to begin editing with: no zeros that nobody typed. */
export const editableText = (value: string) => decimalText(decimal(value));

export interface ProposalFields {
  readonly amount: string;
  readonly minimum: string;
  readonly sales: 'no' | 'yes';
  readonly units: 'whole' | 'fractions';
}

export type Errors<Fields> = Partial<Record<keyof Fields, MessageKey>>;

/** The question for a proposal, or what is wrong with it. */
export function proposalDraft({ amount, minimum, sales, units }: ProposalFields): {
  readonly errors: Errors<ProposalFields>;
  readonly asked: RebalancingInput | null;
} {
  const [money, least] = [readAmount(amount), readAmount(minimum)];
  const errors: Errors<ProposalFields> = {
    ...(isAmount(money) ? {} : { amount: 'rebalance.enter-an-amount' as const }),
    ...(isAmount(least) ? {} : { minimum: 'rebalance.enter-an-amount' as const }),
  };
  if (!isAmount(money) || !isAmount(least)) return { errors, asked: null };
  return {
    errors,
    asked: {
      amount: decimalText(money),
      minimum_order: decimalText(least),
      allow_sales: sales === 'yes',
      whole_units: units === 'whole',
    },
  };
}

export interface TargetFields {
  readonly scope: Targets['targets'][number]['scope'];
  readonly key: string;
  readonly percent: string;
}

/** The targets that are typed, what they come to in percent, and what is wrong. */
export function targetsDraft(rows: readonly TargetFields[]): {
  readonly total: string | null;
  readonly wrongKey: string | null;
  readonly error: MessageKey | null;
  readonly targets: Targets['targets'];
} {
  const weights = rows.map(({ percent }) => readPercent(percent));
  const wrong = rows.find((_row, index) => {
    const weight = weights[index];
    return !weight || compare(weight, ONE) > 0;
  });
  const total = wrong ? null : sum(weights.filter((weight) => weight !== null));
  const isWhole = rows.length === 0 || (total !== null && equals(total, ONE));
  return {
    total: total && decimalText(total),
    wrongKey: wrong?.key ?? null,
    error: wrong ? 'rebalance.enter-a-percentage' : isWhole ? null : 'rebalance.not-whole',
    targets: rows.map(({ scope, key }, index) => ({
      scope,
      key,
      weight: decimalText(weights[index] ?? ZERO),
    })),
  };
}

export interface FeeFields {
  readonly broker: string;
  readonly fixed: string;
  readonly percent: string;
  readonly minimum: string;
}

/** What a broker takes, as it is typed; null while something is no number. */
export function feesDraft(rows: readonly FeeFields[]): BrokerFees['fees'] | null {
  const fees = rows.flatMap(({ broker, fixed, percent, minimum }) => {
    const [one, rate, least] = [readAmount(fixed), readPercent(percent), readAmount(minimum)];
    return isAmount(one) && rate !== null && isAmount(least)
      ? [{ broker, fixed: decimalText(one), rate: decimalText(rate), minimum: decimalText(least) }]
      : [];
  });
  return fees.length === rows.length ? fees : null;
}

/** An order as it will be recorded, once the owner says so. */
export interface OrderFields {
  readonly isin: string;
  readonly type: 'BUY' | 'SELL';
  readonly date: string;
  readonly broker: string;
  readonly units: string;
  readonly price: string;
  readonly fee: string;
}

/** The drafts of what is proposed. */
export function orderFields(lines: readonly RebalancingLine[], date: string): OrderFields[] {
  return lines.flatMap(({ isin, broker, price, order }) =>
    order
      ? [
          {
            isin,
            type: order.type,
            date,
            broker: broker ?? '',
            units: editableText(order.units),
            price: editableText(price),
            fee: editableText(order.fee),
          },
        ]
      : [],
  );
}

/** The transaction of an order, or what is wrong with it. */
export function orderDraft(fields: OrderFields): {
  readonly errors: Errors<OrderFields>;
  readonly body: TransactionInput | null;
} {
  const [units, price, fee] = [readDecimal(fields.units), readDecimal(fields.price), readAmount(fields.fee)];
  const broker = fields.broker.trim();
  const isUnits = units !== null && isPositive(units);
  const isPrice = price !== null && isPositive(price);
  const errors: Errors<OrderFields> = {
    ...(parseLocalDate(fields.date) ? {} : { date: 'rebalance.enter-a-day' as const }),
    ...(broker === '' ? { broker: 'rebalance.enter-a-broker' as const } : {}),
    ...(isUnits ? {} : { units: 'rebalance.enter-a-number' as const }),
    ...(isPrice ? {} : { price: 'rebalance.enter-a-number' as const }),
    ...(isAmount(fee) ? {} : { fee: 'rebalance.enter-an-amount' as const }),
  };
  if (Object.keys(errors).length > 0 || !isUnits || !isPrice || !isAmount(fee)) return { errors, body: null };
  return {
    errors,
    body: {
      transaction_type: fields.type,
      isin: fields.isin,
      date: fields.date,
      broker,
      units: decimalText(units),
      price_per_unit: decimalText(price),
      fee: decimalText(fee),
    },
  };
}
