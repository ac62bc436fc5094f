import type { Decimal } from '../../money/decimal.ts';

/** What a target is of: one instrument by its ISIN, or all instruments of an asset class. */
export type TargetScope = 'instrument' | 'asset_class';

/** Which part of the portfolio an instrument or a class is to be. */
export interface Target {
  readonly scope: TargetScope;
  /** ISIN or asset class. */
  readonly key: string;
  /** A fraction from 0 to 1; all targets together are 1. */
  readonly weight: Decimal;
}
