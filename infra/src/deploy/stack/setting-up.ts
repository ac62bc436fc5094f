import { randomBytes } from 'node:crypto';
import type { Stack } from '../cloud/stack-values.ts';
import { DeployError } from '../deploy-error.ts';
import { type Deployment, SECRETS } from '../deployment.ts';
import { architectureOf } from '../verbs/release.ts';
import { timeZoneOf } from './time-zone.ts';

const DEFAULT_INSTANCE_TYPE = 't4g.micro';
const INSTANCE_TYPES = ['t4g.micro', 't3.micro'];
const CLOUDFRONT = 'com.amazonaws.global.cloudfront.origin-facing';

/** Canonical's own pointer to the newest image of Ubuntu 24.04. */
const imageName = (instanceType: string) =>
  `/aws/service/canonical/ubuntu/server/24.04/stable/current/${architectureOf(instanceType) === 'arm64' ? 'arm64' : 'amd64'}/hvm/ebs-gp3/ami-id`;

/**
 * What CloudFront says with each request, so that the app knows it from strangers; made once, and never seen by anybody.
 *
 * @returns undefined when the stack has it already
 */
async function originSecret({ cloud }: Deployment, stack: Stack | null): Promise<string | undefined> {
  const isNew = await cloud.parameters.keep(SECRETS.originSecret, randomBytes(32).toString('base64url'));
  if (stack !== null && !isNew) return undefined;
  const kept = await cloud.parameters.read(SECRETS.originSecret);
  if (kept === null) throw new DeployError(`${SECRETS.originSecret} was removed while it was read.`);
  return kept;
}

export function instanceTypeOf({ wishes: { instanceType = DEFAULT_INSTANCE_TYPE } }: Deployment): string {
  if (!INSTANCE_TYPES.includes(instanceType))
    throw new DeployError(`--instance-type ${instanceType}: it is one of ${INSTANCE_TYPES.join(', ')}.`);
  return instanceType;
}

/** @throws DeployError when another type of instance is asked for than there is */
function mustBeSameType(
  { wishes: { instanceType } }: Deployment,
  { parameters: { InstanceType } }: Stack,
): void {
  if (instanceType === undefined || instanceType === InstanceType) return;
  throw new DeployError(
    `--instance-type ${instanceType}: it was set up with ${InstanceType ?? 'another'}, and another type is another instance. Move to it with \`destroy\`, \`up\`, and \`restore\` of the file that \`destroy\` brings home.`,
  );
}

/** What an existing stack is told: what was wished on the command line, and nothing else. */
export function wished(deployment: Deployment): Record<string, string | undefined> {
  const { wishes } = deployment;
  return {
    OwnerEmail: wishes.email,
    DomainName: wishes.domain,
    MonthlyBudget: wishes.budget,
    GitHubRepository: wishes.repository,
    GitHubProvider: wishes.gitHubProvider,
    TimeZone: wishes.timeZone === undefined ? undefined : timeZoneOf(deployment),
  };
}

/**
 * Values for the parameters of the app's template. The image and what is looked up are decided once, when the stack is
 * made, and saved with it: a newer image would replace the instance.
 */
export async function appParameters(
  deployment: Deployment,
  stack: Stack | null,
  email: string,
): Promise<Record<string, string | undefined>> {
  const secret = await originSecret(deployment, stack);
  if (stack !== null) {
    mustBeSameType(deployment, stack);
    return { ...wished(deployment), OriginSecret: secret };
  }
  const { cloud } = deployment;
  const instanceType = instanceTypeOf(deployment);
  const image = await cloud.parameters.read(imageName(instanceType));
  const prefixList = await cloud.machines.prefixList(CLOUDFRONT);
  const zone = await cloud.machines.zone(instanceType);
  if (zone === null)
    throw new DeployError(
      `${cloud.region} has no zone with ${instanceType} that CloudFront finds a way into. Choose another region with --region.`,
    );
  if (image === null || prefixList === null)
    throw new DeployError(
      `${cloud.region} has no ${image === null ? 'image of Ubuntu 24.04' : 'list of CloudFront’s addresses'}. Choose another region with --region.`,
    );
  return {
    ...wished(deployment),
    OwnerEmail: email,
    TimeZone: timeZoneOf(deployment),
    AmiId: image,
    AvailabilityZone: zone,
    CloudFrontPrefixListId: prefixList,
    InstanceType: instanceType,
    OriginSecret: secret,
  };
}
