import {
  type Decimal,
  decimal,
  decimalText,
  isNegative,
  isPositive,
  parseDecimal,
  parseIsin,
  parseLocalDate,
  ZERO,
} from '@portfolio/domain';
import type { Confirmation, SavingsPlan, SavingsPlanInput } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** Reads a number with `,` or `.` before its fraction; spaces and apostrophes between digits are let go. */
function readDecimal(text: string): Decimal | null {
  const bare = text.trim().replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma < 0 || point < 0) return parseDecimal(bare.replace(',', '.'));
  const [group, mark] = comma > point ? ['.', ','] : [',', '.'];
  return parseDecimal(bare.replaceAll(group, '').replace(mark, '.'));
}

/** A number of the API as the text to begin editing with; nothing for none. */
export const editableText = (value: string | null) => (value === null ? '' : decimalText(decimal(value)));

export type Errors<Fields> = Partial<Record<keyof Fields, MessageKey>>;

const withoutBlanks = <Fields>(errors: Record<keyof Fields, MessageKey | undefined>) =>
  Object.fromEntries(Object.entries(errors).filter(([, error]) => error)) as Errors<Fields>;

export interface PlanFields {
  readonly isin: string;
  readonly broker: string;
  readonly of: 'amount' | 'units';
  readonly size: string;
  readonly interval: SavingsPlanInput['interval'];
  readonly day: string;
  readonly start: string;
  readonly end: string;
}

/** A plan as it is edited. */
export function planFields(plan: SavingsPlan): PlanFields {
  const { isin, broker, amount, units, interval, day, start_on: start, end_on: end } = plan;
  return {
    isin,
    broker,
    of: amount === null ? 'units' : 'amount',
    size: editableText(amount ?? units),
    interval,
    day: String(day),
    start,
    end: end ?? '',
  };
}

/** Of a month. */
const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

/** The request that adds a plan, or what is wrong with it. */
export function planDraft(fields: PlanFields): {
  readonly errors: Errors<PlanFields>;
  readonly body: SavingsPlanInput | null;
} {
  const isin = fields.isin.trim().toUpperCase();
  const size = readDecimal(fields.size);
  const day = DAYS.find((one) => String(one) === fields.day.trim());
  const isEnd = fields.end === '' || (parseLocalDate(fields.end) !== null && fields.end >= fields.start);
  const errors = withoutBlanks<PlanFields>({
    isin: typeof parseIsin(isin) === 'string' ? undefined : 'savings-plans.enter-an-isin',
    broker: fields.broker.trim() === '' ? 'savings-plans.enter-a-broker' : undefined,
    of: undefined,
    size: size && isPositive(size) ? undefined : 'savings-plans.enter-a-number',
    interval: undefined,
    day: day ? undefined : 'savings-plans.enter-a-day-of-month',
    start: parseLocalDate(fields.start) ? undefined : 'savings-plans.enter-a-day',
    end: isEnd ? undefined : 'savings-plans.enter-an-end',
  });
  if (Object.keys(errors).length > 0 || size === null || day === undefined) return { errors, body: null };
  return {
    errors,
    body: {
      isin,
      broker: fields.broker.trim(),
      [fields.of]: decimalText(size),
      interval: fields.interval,
      day,
      start_on: fields.start,
      end_on: fields.end === '' ? null : fields.end,
    },
  };
}

export interface PurchaseFields {
  readonly date: string;
  readonly units: string;
  readonly price: string;
  readonly fee: string;
}

/** The request that confirms a purchase, or what is wrong with it. */
export function purchaseDraft(
  dueOn: string,
  fields: PurchaseFields,
): { readonly errors: Errors<PurchaseFields>; readonly body: Confirmation | null } {
  const [units, price] = [readDecimal(fields.units), readDecimal(fields.price)];
  const fee = fields.fee.trim() === '' ? ZERO : readDecimal(fields.fee);
  const errors = withoutBlanks<PurchaseFields>({
    date: parseLocalDate(fields.date) ? undefined : 'savings-plans.enter-a-day',
    units: units && isPositive(units) ? undefined : 'savings-plans.enter-a-number',
    price: price && isPositive(price) ? undefined : 'savings-plans.enter-a-number',
    fee: fee && !isNegative(fee) ? undefined : 'savings-plans.enter-a-number',
  });
  if (Object.keys(errors).length > 0 || !units || !price || !fee) return { errors, body: null };
  return {
    errors,
    body: {
      due_on: dueOn,
      date: fields.date,
      units: decimalText(units),
      price_per_unit: decimalText(price),
      fee: decimalText(fee),
    },
  };
}
