import type { SnapshotSummary } from '../../api/wire.ts';
import type { FigureName } from '../../ui/figure-names.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';

type Moment = Pick<SnapshotSummary, 'snapshot_date'>;

/** Why a figure of one snapshot is what it is, beside the oldest one shown. */
export function growthQuestion(figure: FigureName, one: Moment, oldest: Moment): WhyQuestion {
  return { figure, moment: one.snapshot_date, since: oldest.snapshot_date };
}

/** The same of what a snapshot holds itself. */
export function snapshotQuestion(figure: FigureName, one: Moment): WhyQuestion {
  return { figure, moment: one.snapshot_date };
}
