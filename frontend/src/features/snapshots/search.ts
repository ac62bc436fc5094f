import { type Period, readPeriod } from '../../ui/charts/period.ts';

/** The stretches of time that the page offers; `max` is not written in the URL. */
export const PERIODS = ['ytd', '1y', '2y', '3y', 'max'] as const satisfies readonly Period[];

export type SnapshotsPeriod = (typeof PERIODS)[number];

const DIALOGS = ['new', 'import', 'delete-all'] as const;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/;

/** Search of the page: its period, and the dialog that lies over it, by its name or the moment of a snapshot. */
export interface SnapshotsSearch {
  readonly period?: SnapshotsPeriod | undefined;
  readonly snapshot?: string | undefined;
}

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readSnapshotsSearch({ period, snapshot }: Record<string, unknown>): SnapshotsSearch {
  const asked = readPeriod(period, PERIODS) as SnapshotsPeriod | undefined;
  const isDialog = DIALOGS.some((dialog) => dialog === snapshot);
  const isMoment = typeof snapshot === 'string' && MOMENT.test(snapshot);
  return {
    period: asked === 'max' ? undefined : asked,
    snapshot: isDialog || isMoment ? (snapshot as string) : undefined,
  };
}
