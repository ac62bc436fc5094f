import fc from 'fast-check';
import { LOOK_THROUGH_KINDS, type LookThroughKind, mergedParts } from '../ledger/look-through.ts';
import { sum } from '../money/decimal.ts';
import type { ValuedHolding } from '../portfolio/allocation/slices.ts';
import { positiveDecimal } from './arbitraries.ts';

/** Some of them are the same: as holdings, as regions or as sectors. */
const NAMES = ['Apple Inc.', 'APPLE INC', 'USA', 'United States', 'Technology', 'IT', 'Cash'];

/** A weight between −0.2 and 1. */
const anyWeight = fc.record({ digits: fc.bigInt({ min: -20n, max: 100n }), scale: fc.constant(2) });

/** Parts of a fund, whatever they come to. */
export const anyParts = fc
  .array(fc.record({ name: fc.constantFrom(...NAMES), weight: anyWeight }), { maxLength: 4 })
  .map(mergedParts);

const anyLookThrough = fc.record(
  Object.fromEntries(LOOK_THROUGH_KINDS.map((kind) => [kind, anyParts])) as Record<
    LookThroughKind,
    typeof anyParts
  >,
  { requiredKeys: [] },
);

/** Units at one to three brokers; at one of them there may be fewer than none. */
const anyBrokers = fc
  .tuple(
    positiveDecimal(2),
    fc.array(fc.record({ digits: fc.bigInt({ min: -9n, max: 99n }), scale: fc.constant(1) }), {
      maxLength: 2,
    }),
  )
  .map(([first, others]) =>
    [first, ...others].map((units, index) => ({ broker: 'ABC'.charAt(index), units })),
  )
  .filter((brokers) => sum(brokers.map(({ units }) => units)).digits > 0n);

/** Holdings that have a value, each of an instrument of its own. */
export const anyValuedHoldings: fc.Arbitrary<readonly ValuedHolding[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(null, 'Fund'),
      assetClass: fc.constantFrom(null, 'STOCK', 'BOND'),
      currency: fc.constantFrom(null, 'EUR', 'USD'),
      marketValue: fc.oneof(positiveDecimal(), fc.constant({ digits: 0n, scale: 0 })),
      brokers: anyBrokers,
      lookThrough: anyLookThrough,
    }),
    { maxLength: 12 },
  )
  .map((holdings) =>
    holdings.map((holding, index) => ({
      ...holding,
      isin: `ISIN${String(index).padStart(2, '0')}`,
      units: sum(holding.brokers.map(({ units }) => units)),
    })),
  );
