import type { FifoLedger, PositionState } from '@portfolio/domain';
import type { ReadLedger } from '../instrument-ledger.ts';
import type { FoldedPosition } from '../known-portfolio.ts';

type Amounts = Pick<FifoLedger, 'costBasis' | 'costBasisWithFees' | 'realisedGain' | 'realisedGainWithFees'>;

/** First in, first out of every position; what a position came to is remembered for as long as its trades stay the same. */
export function fifoOfPositions(readLedger: ReadLedger) {
  const known = new WeakMap<PositionState, Amounts>();
  return async (positions: ReadonlyMap<string, FoldedPosition>): Promise<ReadonlyMap<string, Amounts>> => {
    const amounts = new Map<string, Amounts>();
    for (const [isin, { state }] of positions) {
      const found = known.get(state) ?? amountsOf((await readLedger(isin, state)).fifo);
      known.set(state, found);
      amounts.set(isin, found);
    }
    return amounts;
  };
}

function amountsOf({
  costBasis,
  costBasisWithFees,
  realisedGain,
  realisedGainWithFees,
}: FifoLedger): Amounts {
  return { costBasis, costBasisWithFees, realisedGain, realisedGainWithFees };
}
