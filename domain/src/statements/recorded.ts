import type { LocalDate } from '../calendar/local-date.ts';
import { type Decimal, isPositive, isZero } from '../money/decimal.ts';
import { readFitting } from './fitting.ts';
import { type ReasonField, rowReason } from './row-reason.ts';
import { settled, type ToldMoney } from './settled.ts';
import type { SplitRatio } from './split-ratio.ts';
import type { RowVerdict, StatementContext, StatementDraft } from './statement.ts';
import type { RowReading } from './table.ts';
import { refused } from './verdicts.ts';

/** What a row tells of a transaction of any type; null where it could not be read, which is then among its errors. */
export interface ToldEntry extends Omit<ToldMoney, 'date'> {
  readonly date: LocalDate | null;
  /** Null too for a charge of the portfolio as a whole. */
  readonly isin: string | null;
  /** What the broker is called where the owner does not say. */
  readonly broker: string;
  readonly externalId: string | null;
  readonly product: string | null;
  /** As in `ReadVerdict`; null where the row is known by its content. */
  readonly rowId: string | null;
}

/** The type of the transaction with what it alone has; null where the row has none. */
export type ToldSize =
  | { readonly type: 'BUY' | 'SELL'; readonly units: Decimal | null; readonly price: Decimal | null }
  | { readonly type: 'DIVIDEND' | 'FEE' | 'TAX'; readonly amount: Decimal | null }
  | { readonly type: 'SPLIT'; readonly ratio: SplitRatio | null }
  | {
      readonly type: 'TRANSFER_IN' | 'TRANSFER_OUT';
      readonly units: Decimal | null;
      /** What a unit had cost; null where the lots of an own broker bring theirs. */
      readonly price: Decimal | null;
    };

/** The transaction that a row tells; refused when a member that its type needs is missing, or is not above 0. */
export function recorded(reading: RowReading, told: ToldEntry, size: ToldSize): RowVerdict {
  const { errors, context } = reading;
  const { date, isin, externalId, product } = told;
  checkSize(reading, size);
  if (isin === null && size.type !== 'FEE' && size.type !== 'TAX' && !errors.some(isOfInstrument))
    errors.push(rowReason('isin', 'missing'));
  if (date === null || errors.length > 0) return refused(reading, { isin, date });
  const money = settled(reading, { ...told, date, ...(isWithoutMoney(told, size) ? baseOnly(context) : {}) });
  if (money === null) return refused(reading, { isin, date });
  const broker = context.broker ?? told.broker;
  // What a type needs was checked above; the types do not tell which of them each row has.
  const draft = { ...money, isin, broker, externalId, product, ...membersOf(size) } as StatementDraft;
  return readFitting(reading, draft, told.rowId);
}

/** Units that split or move bring no money along, so that no rate has to be known. */
function isWithoutMoney({ fee, fxFee, tax }: ToldEntry, size: ToldSize): boolean {
  if (![fee, fxFee, tax].every(isZero)) return false;
  return (
    size.type === 'SPLIT' || (size.type.startsWith('TRANSFER') && 'price' in size && size.price === null)
  );
}

function baseOnly({ base }: StatementContext): Pick<ToldMoney, 'currency' | 'account'> {
  return { currency: base, account: base };
}

const isOfInstrument = ({ field }: { field: ReasonField }): boolean => field === 'isin' || field === 'symbol';

function membersOf(size: ToldSize) {
  switch (size.type) {
    case 'SPLIT':
      return { type: size.type, ...size.ratio };
    case 'TRANSFER_IN':
    case 'TRANSFER_OUT':
      return {
        type: size.type,
        units: size.units,
        price: size.type === 'TRANSFER_IN' ? size.price : null,
        acquired: null,
      };
    default:
      return size;
  }
}

function checkSize(reading: RowReading, size: ToldSize): void {
  switch (size.type) {
    case 'BUY':
    case 'SELL':
      demand(reading, size.units, 'units');
      demand(reading, size.price, 'price_per_unit');
      return;
    case 'DIVIDEND':
    case 'FEE':
    case 'TAX':
      demand(reading, size.amount, 'amount');
      return;
    case 'SPLIT':
      if (size.ratio === null) reading.errors.push(rowReason('units', 'ratio_unclear'));
      return;
    case 'TRANSFER_IN':
    case 'TRANSFER_OUT':
      demand(reading, size.units, 'units');
  }
}

/** A number that must be there and above 0; where it could not be read the row has an error already. */
function demand({ errors }: RowReading, value: Decimal | null, field: ReasonField): void {
  if (errors.some((error) => error.field === field)) return;
  if (value === null) errors.push(rowReason(field, 'missing'));
  else if (!isPositive(value)) errors.push(rowReason(field, 'not_positive'));
}
