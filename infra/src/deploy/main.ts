// npm run deploy -- VERB: sets the app up in an account of AWS, and keeps it there.
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stackPolicy } from '../stacks/stack-policy.ts';
import { synthesizeTemplates } from '../stacks/templates.ts';
import { cloudIn } from './cloud/cloud.ts';
import { type CommandLine, HELP, readCommandLine } from './command-line.ts';
import { DeployError, explain } from './deploy-error.ts';
import { localWorkshop } from './local-workshop.ts';
import { chooseRegion, mustBeSameAccount, rememberedPlace, rememberPlace } from './place.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { isOffline, VERBS } from './verbs.ts';
import { publicWeb } from './web.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PLACE = join(ROOT, 'data', 'deployment.json');
const OFFLINE_REGION = 'us-east-1';

/** The region of this run, with the account behind the credentials compared with the one of last time. */
async function cloudOf({ verb, isLive, region: told }: CommandLine, terminal: Terminal) {
  const remembered = rememberedPlace(PLACE);
  if (isOffline(verb, isLive))
    return cloudIn({ region: told ?? remembered?.region ?? process.env.AWS_REGION ?? OFFLINE_REGION });
  const region = await chooseRegion(told, remembered, process.env, terminal);
  const cloud = cloudIn({ region });
  const { account, arn } = await cloud.identity.whoAmI();
  mustBeSameAccount(account, remembered, PLACE);
  terminal.say(`Account ${account} in ${region}, as ${arn.replace(/^.*:/, '')}`);
  if (verb === 'up') rememberPlace(PLACE, { region, account });
  return cloud;
}

async function main(): Promise<number> {
  const terminal = processTerminal();
  const line = readCommandLine(process.argv.slice(2), process.env);
  const { verb, rest, isLive, wishes } = line;
  if (verb === 'help') {
    terminal.say(HELP);
    return 0;
  }
  const act = VERBS[verb];
  if (act === undefined) throw new DeployError(`There is no "${verb}".\n\n${HELP}`);
  const deployment = {
    cloud: await cloudOf(line, terminal),
    terminal,
    workshop: localWorkshop,
    web: publicWeb,
    blueprint: { ...synthesizeTemplates(), policy: stackPolicy },
    wishes,
    pause: async (duration: number) => {
      await setTimeout(duration);
    },
    now: () => new Date(),
  };
  return await act(deployment, rest, { isLive });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
