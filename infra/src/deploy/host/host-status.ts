import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';
import { askStatus } from './run-on-host.ts';

/** Which releases the instance has. */
export interface HostStatus {
  readonly current: string;
  /** The one that a rollback goes back to; null when there is none. */
  readonly previous: string | null;
  readonly isHealthy: boolean;
  /** Whether it runs with the password, the secrets, the address and the time zone that the account keeps for it now. */
  readonly isInformed: boolean;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** @returns null before the first release, when the instance does not know the question either */
export async function hostStatus(deployment: Deployment, stack: Stack): Promise<HostStatus | null> {
  try {
    const answer = await askStatus(deployment, stack);
    const current = textOf(answer.release);
    if (current === null) return null;
    return {
      current,
      previous: textOf(answer.previous),
      isHealthy: answer.healthy === true,
      isInformed: answer.informed === true,
    };
  } catch (error) {
    if (error instanceof DeployError) return null;
    throw error;
  }
}
