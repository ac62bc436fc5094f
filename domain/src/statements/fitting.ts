import type { Decimal } from '../money/decimal.ts';
import { fitsDigitLimits, tooManyDigits } from './digit-limits.ts';
import type { ReasonField } from './row-reason.ts';
import type { ReadVerdict, RefusedVerdict, StatementDraft } from './statement.ts';
import type { RowReading } from './table.ts';
import { read, refused } from './verdicts.ts';

/** The verdict, unless a number that was worked out from the row's cells is one that cannot be kept. */
export function fitting<Draft extends StatementDraft>(
  reading: Pick<RowReading, 'errors'>,
  verdict: ReadVerdict<Draft>,
): ReadVerdict<Draft> | RefusedVerdict {
  const { draft } = verdict;
  for (const [field, value] of numbersOf(draft))
    if (value !== null && !fitsDigitLimits(value)) reading.errors.push(tooManyDigits(field));
  return reading.errors.length > 0 ? refused(reading, draft) : verdict;
}

/** The row was read, unless a number of it cannot be kept. */
export function readFitting(
  reading: RowReading,
  draft: StatementDraft,
  rowId: string | null = null,
): ReadVerdict | RefusedVerdict {
  return fitting(reading, read(reading, draft, rowId));
}

function numbersOf(draft: StatementDraft): [ReasonField, Decimal | null][] {
  const { exchangeRate, fee, fxFee, tax } = draft;
  const common: [ReasonField, Decimal | null][] = [
    ['exchange_rate', exchangeRate],
    ['fee', fee],
    ['fx_fee', fxFee],
    ['tax', tax],
  ];
  if ('amount' in draft) common.push(['amount', draft.amount]);
  if ('units' in draft) common.push(['units', draft.units], ['price_per_unit', draft.price]);
  return common;
}
