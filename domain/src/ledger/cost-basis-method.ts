/**
 * How the cost of the units sold is told from the cost of the units kept.
 *
 * `average`: one pool per instrument over all brokers. `fifo`: the oldest lot first, broker by broker.
 *
 * @see docs/spec/cost-basis.md
 */
export type CostBasisMethod = 'average' | 'fifo';
