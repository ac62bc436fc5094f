import { type LocalTime, parseLocalTime } from '../calendar/local-time.ts';
import { ZERO } from '../money/decimal.ts';
import { cellOf, isinIn } from './cells.ts';
import { readFitting } from './fitting.ts';
import { dayIn, isinCell, isinInDescription, knownDay } from './flex-cells.ts';
import type { FlexRow } from './flex-rows.ts';
import type { ActionSurvey, FlexSurvey } from './flex-survey.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import { splitRatioIn } from './flex-split.ts';
import type { RowVerdict } from './statement.ts';
import type { RowReading } from './table.ts';
import { partOfRow, refused, refusedFor } from './verdicts.ts';

/** The day on which the new units are traded; the action itself is booked on the evening before. */
const DAYS = ['reportdate', 'datetime'];

/** What one split is told from the others by: its day and the instrument that was split. */
function keyOf(reading: RowReading): string {
  return `${knownDay(reading, DAYS) ?? ''} ${isinInDescription(descriptionOf(reading))}`;
}

function descriptionOf(reading: RowReading): string {
  return cellOf(reading, 'actiondescription') || cellOf(reading, 'description');
}

/** Looks at the rows that are splits. */
export function surveyActions(rows: readonly FlexRow[]): ActionSurvey {
  const firstOf = new Map<string, number>();
  const renaming = new Set<string>();
  for (const { section, reading } of rows) {
    if (section !== 'action' || splitRatioIn(descriptionOf(reading)) === null) continue;
    const key = keyOf(reading);
    if (!firstOf.has(key)) firstOf.set(key, reading.row);
    const [before, own] = [isinInDescription(descriptionOf(reading)), cellOf(reading, 'isin')];
    if (before !== '' && own !== '' && before !== own) renaming.add(key);
  }
  return { firstOf, renaming };
}

/** Midnight: whatever is traded on the day is traded in new units. */
const BEFORE_TRADING: LocalTime | null = parseLocalTime('00:00');

/** Judges a row of the corporate actions of a Flex query: splits are read, the rest is to be recorded by hand. */
export function judgeFlexAction(reading: RowReading, { actions, broker }: FlexSurvey): RowVerdict {
  const description = descriptionOf(reading);
  const date = dayIn(reading, DAYS);
  const known = { isin: isinCell(reading) || null, date };
  const ratio = splitRatioIn(description);
  const key = keyOf(reading);
  if (ratio === null || actions.renaming.has(key)) {
    const isSplit = /^(FS|RS)$/.test(cellOf(reading, 'type')) && !actions.renaming.has(key);
    const cell = shown(description || cellOf(reading, 'type'));
    return refusedFor(
      isSplit
        ? rowReason('transaction_type', 'ratio_unclear')
        : rowReason('transaction_type', 'by_hand', { cell }),
      known,
    );
  }
  const isin = isinIn(reading, isinCell(reading));
  if (date === null || isin === null || reading.errors.length > 0) return refused(reading, known);
  const first = actions.firstOf.get(key);
  if (first !== undefined && first !== reading.row) return partOfRow(first, known);
  const rowId = cellOf(reading, 'transactionid');
  const { base } = reading.context;
  const nothing = { currency: base, exchangeRate: null, fee: ZERO, fxFee: ZERO, tax: ZERO };
  const labels = {
    broker,
    externalId: cellOf(reading, 'actionid') || rowId || null,
    product: cellOf(reading, 'symbol') || null,
  };
  const split = { type: 'SPLIT', isin, date, time: BEFORE_TRADING, ...ratio } as const;
  return readFitting(reading, { ...nothing, ...labels, ...split }, rowId === '' ? null : `action ${rowId}`);
}
