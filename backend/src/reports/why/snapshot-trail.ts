import {
  contributionLine,
  dayOf,
  INVESTMENTS,
  type LedgerFlows,
  type RecordedAsset,
  type SnapshotFigure,
  snapshotFigure,
  snapshotSummaries,
  type SnapshotSubject,
  type TrailLine,
  type Unavailable,
  type UtcInstant,
  ZERO,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { type Instant, wireInstant } from '../../db/instant.ts';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import { contributionsBetween, flowsBetween, recordedAssets, snapshotMoments } from '../snapshot-reader.ts';
import { type Page, pageOf, type TrailPage, withRounding } from './trade-trail.ts';

export interface SnapshotKey {
  /** Null for the newest snapshot. */
  readonly instant: Instant | null;
  /** The oldest snapshot looked at; null for the oldest of all. */
  readonly oldest: Instant | null;
}

const NO_FLOWS: LedgerFlows = { firstTradeOn: null, contributions: new Map() };

/** The arithmetic of a figure of a snapshot, EUR; whoever asks sees to it that no change comes in between. */
export async function snapshotTrail(
  db: Kysely<Tables>,
  figure: SnapshotFigure,
  key: SnapshotKey,
  assetType: string | null,
  page: Page,
): Promise<TrailPage | Unavailable> {
  const needsLedger = figure === 'net_contributions' || figure === 'market_change';
  const subject = await subjectOf(db, key, assetType ?? INVESTMENTS, needsLedger);
  if (figure === 'net_contributions') return await contributionTrail(db, subject, page);
  const lines = snapshotFigure(figure, subject);
  return typeof lines === 'string' ? lines : pageOf(lines, page);
}

async function subjectOf(
  db: Kysely<Tables>,
  key: SnapshotKey,
  assetType: string,
  needsLedger: boolean,
): Promise<SnapshotSubject> {
  const moments = await snapshotMoments(db);
  const rows = await rowsAt(db, key.instant ?? moments.at(-1));
  const before = await rowsAt(db, key.oldest ?? moments[0]);
  const [instant, since] = [rows[0].instant, before[0].instant];
  if (since > instant)
    throw new Problem(
      404,
      'snapshot_not_older',
      `The snapshot of ${since} is not older than that of ${instant}.`,
      { since, snapshot_date: instant },
    );
  const flows = needsLedger ? await flowsBetween(db, dayOf(since), dayOf(instant)) : NO_FLOWS;
  const [snapshot, oldest = snapshot] = snapshotSummaries(
    since === instant ? rows : [...before, ...rows],
    flows,
  );
  if (!snapshot || !oldest) throw new Error(`the snapshot of ${instant} has come back as nothing`);
  const instants = moments.map((moment) => wireInstant(moment) as UtcInstant);
  return {
    snapshot,
    oldest,
    rows,
    instants: instants.filter((moment) => moment >= since && moment <= instant),
    assetType,
  };
}

/** @throws Problem 404 when that moment has no snapshot, or when there is none at all */
async function rowsAt(
  db: Kysely<Tables>,
  instant: Instant | undefined,
): Promise<[RecordedAsset, ...RecordedAsset[]]> {
  if (instant === undefined) throw new Problem(404, 'snapshots_missing', 'There is no snapshot.');
  const [first, ...rest] = await recordedAssets(db, { start: instant, end: instant });
  const snapshot_date = wireInstant(instant);
  if (!first)
    throw new Problem(404, 'snapshot_not_found', `Snapshot of ${snapshot_date} not found.`, {
      snapshot_date,
    });
  return [first, ...rest];
}

/** One line for each contribution after the day of the oldest snapshot, up to the day of this one. */
async function contributionTrail(
  db: Kysely<Tables>,
  { snapshot, oldest }: SnapshotSubject,
  page: Page,
): Promise<TrailPage | Unavailable> {
  if (snapshot.untold !== null) return snapshot.untold;
  const lines: TrailLine[] = [];
  let [before, count] = [ZERO, 0];
  for await (const some of contributionsBetween(db, dayOf(oldest.instant), dayOf(snapshot.instant))) {
    for (const contribution of some) {
      const { amountEur } = contribution;
      if (amountEur === null) return 'no_rate';
      const line = contributionLine(contribution, amountEur, before, count === 0);
      if (count >= page.skip && lines.length < page.limit) lines.push(line);
      before = line.result;
      count += 1;
    }
  }
  return withRounding(lines, count, before, page);
}
