import type { Stack } from '../cloud/stack-values.ts';
import { APP_STACK, type Deployment, EDGE_STACK } from '../deployment.ts';
import { applyStack } from '../stack/apply-stack.ts';
import { outputOf } from '../stack/live-stack.ts';
import { appParameters } from '../stack/setting-up.ts';
import { settleStack } from '../stack/settle-stack.ts';
import { askEmail, keepPassword } from './owner-answers.ts';
import { release } from './release.ts';
import { tellWhatIsMade } from './tell-what-is-made.ts';
import { untilAnswering, untilListening } from './until-ready.ts';

/** Made by Amazon with the first private origin of a network; only through it CloudFront reaches the instance. */
const ORIGIN_GROUP = 'CloudFront-VPCOrigins-Service-SG';
const GROUP_LOOKS = 20;
const GROUP_LOOK_EVERY_MS = 15_000;

/** Lets nobody but the owner's own CloudFront in, which can be said only after it has been made. */
async function closeOrigin(
  deployment: Deployment,
  stack: Stack,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<Stack> {
  const { cloud, blueprint, terminal, pause } = deployment;
  if ((stack.parameters.OriginSecurityGroupId ?? '') !== '') return stack;
  const vpc = outputOf(stack, 'VpcId');
  for (let looks = 0; looks < GROUP_LOOKS; looks += 1) {
    const group = await cloud.machines.securityGroup(ORIGIN_GROUP, vpc);
    if (group !== null) {
      const wish = {
        name: APP_STACK,
        template: blueprint.app,
        parameters: { ...parameters, OriginSecurityGroupId: group },
      };
      return await applyStack(cloud.stacks, wish, deployment);
    }
    await pause(GROUP_LOOK_EVERY_MS);
  }
  terminal.say(
    `${ORIGIN_GROUP} is not there yet, so any CloudFront may knock at the instance; without the secret it is turned away. Run \`up\` again later.`,
  );
  return stack;
}

async function applyBoth(deployment: Deployment, email: string): Promise<Stack> {
  const { cloud, blueprint, wishes } = deployment;
  const { stacks } = cloud.inUsEast1;
  const edge = {
    name: EDGE_STACK,
    template: blueprint.edge,
    parameters: { OwnerEmail: email, MonthlyBudget: wishes.budget, DomainName: wishes.domain },
  };
  const { outputs } = await applyStack(stacks, edge, deployment);
  const before = await settleStack(cloud.stacks, APP_STACK, deployment);
  const parameters = {
    ...(await appParameters(deployment, before, email)),
    CertificateArn: outputs.CertificateArn,
  };
  const wish = { name: APP_STACK, template: blueprint.app, parameters };
  const made = await applyStack(cloud.stacks, wish, deployment);
  await cloud.stacks.setPolicy(APP_STACK, JSON.stringify(blueprint.policy));
  await cloud.stacks.protect(APP_STACK, true);
  return await closeOrigin(deployment, made, parameters);
}

/**
 * Sets everything up, or brings what was set up to what this version wants; from nothing to the address of the running
 * app. Each step looks first at what is there, so it may be stopped at any moment and run again.
 */
export async function up(deployment: Deployment): Promise<number> {
  const { cloud, terminal } = deployment;
  const before = await cloud.stacks.find(APP_STACK);
  const isFirst = before?.outputs.AppUrl === undefined;
  const email = await askEmail(deployment, [before, await cloud.inUsEast1.stacks.find(EDGE_STACK)]);
  if (isFirst) tellWhatIsMade(deployment);
  await keepPassword(deployment);
  const stack = await applyBoth(deployment, email);
  await untilListening(deployment, outputOf(stack, 'InstanceId'));
  await release(deployment);
  const domain = stack.parameters.DomainName ?? '';
  if (domain !== '')
    terminal.say(`In its DNS, ${domain} has to be a CNAME of ${outputOf(stack, 'DistributionDomainName')}.`);
  await untilAnswering(deployment, outputOf(stack, 'AppUrl'));
  if (isFirst)
    terminal.say(
      `Amazon has sent ${email} mails named "AWS Notification - Subscription Confirmation": confirm each, or alarms reach nobody.`,
    );
  const { ReleaseRoleArn: role } = stack.outputs;
  if (role !== undefined)
    terminal.say(
      `Releases of GitHub: the variables AWS_ROLE_ARN=${role} and AWS_REGION=${deployment.cloud.region}`,
    );
  terminal.say('What only a real account can show is checked by: npm run deploy -- doctor --live');
  terminal.say(`\nYour portfolio is at ${outputOf(stack, 'AppUrl')}`);
  return 0;
}
