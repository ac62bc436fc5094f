import type { ReactNode } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import type { FigureName } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';

/** Figures that are the same by either method of cost. */
const OF_ANY_METHOD: ReadonlySet<FigureName> = new Set([
  'market_value',
  'price',
  'total_units',
  'total_fees',
]);

export interface MethodWhyProps {
  readonly figure: FigureName;
  readonly position: PositionDetail;
  readonly children: ReactNode;
}

/** A figure of the position that can be asked why, where the arithmetic explains the method that is shown. */
export function MethodWhy({ figure, position, children }: MethodWhyProps) {
  const isExplained = position.method === 'average' || OF_ANY_METHOD.has(figure);
  return isExplained ? (
    <Why figure={figure} of={position.isin}>
      {children}
    </Why>
  ) : (
    children
  );
}
