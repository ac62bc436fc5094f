import type { Log } from '../log.ts';
import type { Refresher } from './refresher.ts';

/** What became due is looked for as often; a machine that slept finds it soon after. */
const EVERY_MS = 3_600_000;

/** Refreshes what is due, now and whenever more becomes due. @returns ends it */
export function refreshDaily(refresher: Refresher, log: Log): () => void {
  const refresh = () => {
    refresher.refreshDue().catch((error: unknown) => log.error('refresh failed', { error: String(error) }));
  };
  refresh();
  const timer = setInterval(refresh, EVERY_MS).unref();
  return () => clearInterval(timer);
}
