import { DeployError } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';

/** Names of regions and cities; a difference in hours, which some take for a zone, is none that has a summer. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

function isZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** That of this machine, where it knows one. */
export const timeZoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The time zone in which the owner's days begin: told, else that of this machine, else UTC.
 *
 * @throws DeployError for one that there is not
 */
export function timeZoneOf({ wishes: { timeZone: told }, timeZone: here }: Deployment): string {
  if (told === undefined) return isZone(here) ? here : 'UTC';
  if (isZone(told)) return told;
  throw new DeployError(`--time-zone ${told}: there is no such time zone; one is Europe/Berlin.`);
}
