import type { WhyLine } from '../../api/wire.ts';
import { Exact } from './exact.tsx';

/** Names of members, and signs. */
type Sum = readonly string[];

/** How the operand follows from its members, where that is one short sum. */
const SUMS: Readonly<Partial<Record<WhyLine['rule'], Sum>>> = {
  gross_amount: ['units', '×', 'price', '÷', 'exchange_rate'],
  fees: ['fee', '+', 'fx_fee'],
  share_leaves: ['pool_before', '×', '(', 'units_before', '−', 'units_after', ')', '÷', 'units_before'],
  share_joins: ['(', 'fee', '+', 'fx_fee', ')', '×', 'units_after', '÷', 'units'],
  sale_gain: ['gross_amount', '−', 'cost_of_units'],
  open_lot: ['cost_bought', '−', 'cost_sold'],
  match_gain: ['proceeds', '−', 'cost_of_units'],
};

/** Prices and rates are public: they stay readable in privacy. */
const PUBLIC = new Set(['price', 'exchange_rate']);

const SIGNS = new Set(['+', '−', '×', '÷', '(', ')']);

/** The sum of a rule for these members: what has no member is left out with the sign before it. */
export function sumOf({ rule, expression }: Pick<WhyLine, 'rule' | 'expression'>): readonly string[] {
  const sum = SUMS[rule] ?? [];
  const isKnown = (part: string) => SIGNS.has(part) || expression[part] !== undefined;
  return sum.filter((part, index) => {
    const next = sum[index + 1];
    const isBinary = SIGNS.has(part) && part !== '(' && part !== ')';
    return isKnown(part) && !(isBinary && next !== undefined && !isKnown(next));
  });
}

/** The numbers behind an operand: `12 × 121.09 ÷ 1.0895`. Nothing where there is no short sum. */
export function Expression({ line }: { line: WhyLine }) {
  const parts = sumOf(line);
  if (parts.every((part) => SIGNS.has(part))) return null;
  return parts.map((part, index) => {
    const value = line.expression[part];
    const isTight = part === ')' || parts[index - 1] === '(' || index === 0;
    return (
      <span key={index}>
        {!isTight && ' '}
        {value === undefined ? part : <Exact value={value} secret={!PUBLIC.has(part)} />}
      </span>
    );
  });
}
