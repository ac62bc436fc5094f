import type { SnapshotSummary } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';

/** Why nobody can tell what was put in and what the market did, for a snapshot where that is so. */
export function contributionsReason(
  t: Translate,
  { contributions_unavailable: code }: SnapshotSummary,
): string {
  return t(code === 'no_rate' ? 'snapshots.contributions-without-rate' : 'snapshots.ledger-too-young');
}
