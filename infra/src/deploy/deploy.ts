import type { Cloud } from './cloud/cloud.ts';
import { type CommandLine, HELP, readCommandLine } from './command-line.ts';
import { DeployError } from './deploy-error.ts';
import { APP_STACK, type Deployment } from './deployment.ts';
import { chooseRegion, mustBeSameAccount, regionIn, rememberedPlace, rememberPlace } from './place.ts';
import { isOffline, VERBS } from './verbs.ts';

/** What a run is given besides its arguments: all of a deployment but what the arguments decide. */
export interface Surroundings extends Omit<Deployment, 'cloud' | 'wishes' | 'blueprint'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** File in which the region and the account are remembered. */
  readonly placeFile: string;
  readonly connect: (region: string) => Cloud;
  /** Made when it is needed, as that takes seconds. */
  readonly blueprint: () => Deployment['blueprint'];
}

const OFFLINE_REGION = 'us-east-1';

/** Names at the edge are the account's, so a second app in another region would fail in the middle, and the first be forgotten. */
async function mustBeNowhereElse(region: string, there: Cloud): Promise<void> {
  if (region === there.region || (await there.stacks.find(APP_STACK)) === null) return;
  throw new DeployError(
    `The app is in ${there.region}, and an account has room for one. Leave --region away, or take that one down first: \`npm run deploy -- destroy\`.`,
  );
}

/** The account in the region of this run; the account is compared with the one of last time. */
async function cloudOf(line: CommandLine, surroundings: Surroundings): Promise<Cloud> {
  const { environment, placeFile, connect, terminal } = surroundings;
  const { verb, isLive, region: told } = line;
  const remembered = rememberedPlace(placeFile);
  if (isOffline(verb, isLive))
    return connect(
      told === undefined
        ? (remembered?.region ?? environment.AWS_REGION ?? OFFLINE_REGION)
        : regionIn(told, '--region'),
    );
  const region = await chooseRegion(told, remembered, environment, terminal);
  const cloud = connect(region);
  const { account, arn } = await cloud.identity.whoAmI();
  mustBeSameAccount(account, remembered, placeFile);
  terminal.say(`Account ${account} in ${region}, as ${arn.replace(/^.*:/, '')}`);
  if (verb === 'up') {
    await mustBeNowhereElse(region, connect(remembered?.region ?? region));
    rememberPlace(placeFile, { region, account });
  }
  return cloud;
}

/**
 * Does what the arguments ask for.
 *
 * @returns the exit code
 * @throws DeployError in the owner's words, or what AWS says; see explain
 */
export async function deploy(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal, environment, blueprint } = surroundings;
  const line = readCommandLine(args, environment);
  if (line.verb === 'help') {
    terminal.say(HELP);
    return 0;
  }
  const act = VERBS[line.verb];
  if (act === undefined) throw new DeployError(`There is no "${line.verb}".\n\n${HELP}`);
  const cloud = await cloudOf(line, surroundings);
  const deployment = { ...surroundings, cloud, blueprint: blueprint(), wishes: line.wishes };
  return await act(deployment, line.rest, { isLive: line.isLive });
}
