import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DeployError } from './deploy-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * All that is remembered on this machine: in which region of which account the app is. Everything else is asked of the
 * account itself.
 */
export interface Place {
  readonly region: string;
  readonly account: string;
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const SUGGESTED = 'eu-central-1';

/** @returns null when nothing was remembered, or not in a way that can be read */
export function rememberedPlace(file: string): Place | null {
  if (!existsSync(file)) return null;
  try {
    const { region, account } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Place>;
    return region !== undefined && account !== undefined ? { region, account } : null;
  } catch {
    return null;
  }
}

export function rememberPlace(file: string, place: Place): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(place)}\n`);
}

/** @throws DeployError for what is no name of a region */
export function regionIn(text: string, source: string): string {
  if (REGION.test(text)) return text;
  throw new DeployError(`${source}: "${text}" is no region; one is ${SUGGESTED}, another us-east-1.`);
}

/** The region: told, or remembered, or in the environment, or asked for. */
export async function chooseRegion(
  told: string | undefined,
  remembered: Place | null,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<string> {
  if (told !== undefined) return regionIn(told, '--region');
  if (remembered !== null) return remembered.region;
  const { AWS_REGION = environment.AWS_DEFAULT_REGION } = environment;
  if (AWS_REGION !== undefined && AWS_REGION !== '') return regionIn(AWS_REGION, 'AWS_REGION');
  const answer = await terminal.ask(`Region, near to you [${SUGGESTED}]`);
  return regionIn(answer === '' ? SUGGESTED : answer, 'Region');
}

/** @throws DeployError when the credentials belong to another account than the one that was set up from here */
export function mustBeSameAccount(account: string, remembered: Place | null, file: string): void {
  if (remembered === null || remembered.account === account) return;
  throw new DeployError(
    `These credentials are for account ${account}, and the app is in ${remembered.account}. Choose the other profile with AWS_PROFILE; if you did mean this one, remove ${file}.`,
  );
}
