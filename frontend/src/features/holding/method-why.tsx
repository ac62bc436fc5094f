import type { ReactNode } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import type { FigureName } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';
import { methodQuestion } from './method-question.ts';

export interface MethodWhyProps {
  readonly figure: FigureName;
  readonly position: PositionDetail;
  readonly children: ReactNode;
}

/** A figure of the position that can be asked why, by the method of cost that is shown. */
export function MethodWhy({ figure, position, children }: MethodWhyProps) {
  return <Why {...methodQuestion(figure, position)}>{children}</Why>;
}
