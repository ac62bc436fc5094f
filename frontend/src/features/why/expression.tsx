import type { WhyLine } from '../../api/wire.ts';
import { Exact } from './exact.tsx';

/** Names of members, and signs. */
type Sum = readonly string[];

/** How the operand follows from its members, where that is one short sum. */
const SUMS: Readonly<Partial<Record<WhyLine['rule'], Sum>>> = {
  gross_amount: ['units', '×', 'price', '÷', 'exchange_rate', '÷', 'base_per_eur'],
  cost_leaves: ['cost_of_units', '÷', 'base_per_eur'],
  fees: ['fee', '+', 'fx_fee'],
  share_leaves: ['pool_before', '×', '(', 'units_before', '−', 'units_after', ')', '÷', 'units_before'],
  share_joins: ['(', 'fee', '+', 'fx_fee', ')', '×', 'units_after', '÷', 'units'],
  sale_gain: ['gross_amount', '−', 'cost_of_units'],
  open_lot: ['cost_bought', '−', 'cost_sold'],
  match_gain: ['proceeds', '−', 'cost_of_units'],
  day_value: [
    ...(['units', '×', 'price', '×', 'value', '×', 'old_units', '×', 'base_rate'] as const),
    ...(['÷', 'new_units', '÷', 'value_units', '÷', 'exchange_rate'] as const),
  ],
  rate_change: [
    ...(['value', '×', 'base_rate', '÷', 'exchange_rate', '−'] as const),
    ...(['value', '×', 'base_rate_before', '÷', 'exchange_rate_before'] as const),
  ],
  day_growth: ['(', 'value', '+', 'taken_out', ')', '÷', '(', 'value_before', '+', 'put_in', ')'],
  squared_difference: ['(', 'value', '−', 'target', ')', '²'],
  smaller: ['weight', ';', 'other_weight'],
  quotient: ['numerator', '÷', 'denominator'],
  squared_deviation: ['(', 'ln', 'growth', '−', 'mean', ')', '²'],
  discounted: ['amount', '÷', '(', '1', '+', 'rate', ')', '^', '(', 'days', '÷', '365', ')'],
  // Of what is added up before: how many, and their mean.
  given: ['n', '=', 'count', ';', 'x̄', '=', 'mean'],
};

/** Prices and rates are public: they stay readable in privacy. */
const PUBLIC = new Set([
  ...['price', 'exchange_rate', 'exchange_rate_before', 'base_rate', 'base_rate_before', 'base_per_eur'],
  ...['old_units', 'new_units', 'growth', 'mean', 'count', 'rate', 'days', 'weight', 'other_weight'],
]);

/** What stands by itself and is no operator between two members. */
const ALONE = new Set(['(', ')', '1', '365', 'ln', '²', 'n', 'x̄', ';']);
const SIGNS = new Set(['+', '−', '×', '÷', '^', '=', ...ALONE]);

/** The sum of a rule for these members: what has no member is left out with the sign before it. */
export function sumOf({ rule, expression }: Pick<WhyLine, 'rule' | 'expression'>): readonly string[] {
  const sum = rule === 'given' && expression['mean'] === undefined ? [] : (SUMS[rule] ?? []);
  const isKnown = (part: string) => SIGNS.has(part) || expression[part] !== undefined;
  return sum.filter((part, index) => {
    const next = sum[index + 1];
    const isBinary = SIGNS.has(part) && !ALONE.has(part);
    return isKnown(part) && !(isBinary && next !== undefined && !isKnown(next));
  });
}

/** The numbers behind an operand: `12 × 121.09 ÷ 1.0895`. Nothing where there is no short sum. */
export function Expression({ line }: { line: WhyLine }) {
  const parts = sumOf(line);
  if (parts.every((part) => SIGNS.has(part))) return null;
  return parts.map((part, index) => {
    const value = line.expression[part];
    const isTight = part === ')' || part === '²' || part === ';' || parts[index - 1] === '(' || index === 0;
    return (
      <span key={index}>
        {!isTight && ' '}
        {value === undefined ? part : <Exact value={value} secret={!PUBLIC.has(part)} />}
      </span>
    );
  });
}
