import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { positionOf } from '../../ledger/position-of.ts';
import { type Decimal, equals } from '../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { anyTrades, rationalOf, recomputeTrail, SOME_ISIN } from '../../testing/index.ts';
import { type BrokerShare, brokerShares } from '../broker-shares.ts';
import { BROKER_FIGURES, type BrokerFigure, brokerFigure } from './broker-figures.ts';

it('every figure of a broker has a trail that comes to it exactly', () => {
  fc.assert(
    fc.property(anyTrades(), (recorded) => {
      const ordered = ledgerOrder(recorded);
      for (const share of brokerShares(ordered)) {
        const { broker } = share;
        const own = ordered.filter((trade) => trade.broker === broker);
        const valueOf = valuesOf(share, positionOf(own));
        for (const name of BROKER_FIGURES) {
          const lines = brokerFigure(name, own, { isin: SOME_ISIN, broker });
          const published = roundHalfEven(valueOf(name), PUBLISHED_DIGITS);
          expect(recomputeTrail(lines), name).toEqual(rationalOf(published));
          for (const { figure, operand } of lines.filter(({ kind }) => kind === 'figure')) {
            expect(equals(valueOf(figure as BrokerFigure), operand), String(figure)).toBe(true);
          }
        }
      }
    }),
  );
});

function valuesOf(share: BrokerShare, { purchases, proceeds }: ReturnType<typeof positionOf>) {
  const exact: Record<BrokerFigure, Decimal> = {
    total_units: share.units,
    transactions_count: { digits: BigInt(share.entryCount), scale: 0 },
    total_fees: share.fees,
    net_buy_in_cost: share.netInvested,
    total_cost_without_fees: purchases,
    total_gains_without_fees: proceeds,
  };
  return (name: BrokerFigure) => exact[name];
}
