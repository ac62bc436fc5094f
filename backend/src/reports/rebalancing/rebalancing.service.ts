import { onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import type { AskedRebalancing, ProposeOrders, Rebalanced } from '../proposed-orders.ts';

export type Rebalance = (asked: AskedRebalancing) => Promise<Rebalanced>;

/** Proposes orders, each time from one edition of the portfolio. */
export function rebalancer(book: PortfolioReader, propose: ProposeOrders): Rebalance {
  return async (asked) => await onOneEdition(book, async (known) => await propose(known, asked));
}
