import type { LocalDate } from '../../../calendar/local-date.ts';
import type { Decimal } from '../../../money/decimal.ts';
import type { HeldLot } from '../../tallies/held-lots.ts';
import type { Figure, Unavailable } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import type { TrailLine } from '../trail.ts';

/** A lot, and the holding that it is a part of. */
export interface LotSubject {
  readonly isin: string;
  readonly lot: HeldLot;
  readonly units: Decimal;
  /** Or why the holding has none. */
  readonly marketValue: Decimal | Unavailable;
}

/**
 * The arithmetic of the value of a lot, or of what it has gained.
 *
 * @returns why there is none, where the holding has no value
 */
export function lotValueLines(
  name: 'lot_value' | 'lot_gain',
  { isin, lot, units, marketValue }: LotSubject,
): readonly TrailLine[] | Unavailable {
  if (typeof marketValue === 'string') return marketValue;
  const ofLot = (operator: Step['operator'], figure: Figure, operand: Decimal): Step => ({
    kind: 'figure',
    operator,
    operand,
    figure,
    isin,
    tradeId: lot.tradeId,
  });
  if (name === 'lot_gain')
    return linesOf([ofLot('start', 'lot_value', lot.value as Decimal), ofLot('minus', 'lot_cost', lot.cost)]);
  return linesOf([
    { kind: 'figure', operator: 'start', operand: marketValue, figure: 'market_value', isin },
    ofLot('times', 'lot_units', lot.units),
    { kind: 'figure', operator: 'divide', operand: units, figure: 'total_units', isin },
  ]);
}

/** The calendar days from the day of a lot to today. */
export function lotAgeLines({ tradeId, date: from, age }: HeldLot, to: LocalDate): readonly TrailLine[] {
  const operand: Decimal = { digits: BigInt(age), scale: 0 };
  return linesOf([{ kind: 'days', operator: 'start', operand, rule: 'calendar_days', from, to, tradeId }]);
}
