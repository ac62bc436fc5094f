import type { Deployment } from './deployment.ts';
import { backup } from './verbs/backup.ts';
import { cost } from './verbs/cost.ts';
import { destroy } from './verbs/destroy.ts';
import { doctor } from './verbs/doctor.ts';
import { drill } from './verbs/drill.ts';
import { plan } from './verbs/plan.ts';
import { release } from './verbs/release.ts';
import { restore } from './verbs/restore.ts';
import { rollback } from './verbs/rollback.ts';
import { up } from './verbs/up.ts';

/** Does its work and tells the exit code: 1 when what it was asked about is not as it should be. */
type Verb = (
  deployment: Deployment,
  rest: readonly string[],
  options: { readonly isLive: boolean },
) => Promise<number>;

/** What may be asked for, by name. */
export const VERBS: Readonly<Record<string, Verb>> = {
  plan,
  up,
  release: async (deployment) => await release(deployment),
  rollback,
  backup,
  restore,
  drill,
  doctor: async (deployment, _rest, { isLive }) => await doctor(deployment, isLive),
  cost,
  destroy,
};

/** Those that ask nothing of the account. */
export function isOffline(verb: string, isLive: boolean): boolean {
  return verb === 'cost' || (verb === 'doctor' && !isLive);
}
