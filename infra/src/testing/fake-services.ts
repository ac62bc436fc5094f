import { ACCOUNT, type FakeAccount, ORIGIN_GROUP, PREFIX_LIST } from './fake-account.ts';
import { FakeError, type FakeRequest } from './fake-request.ts';
import type { Xml } from './xml.ts';

const ITEMS = (list: readonly Xml[]): Xml => ({ item: list });

/** Whether CloudFront's way into the network was made. */
const hasWayIn = ({ stacks }: FakeAccount) =>
  stacks.some(({ status, ids }) => !status.startsWith('DELETE') && ids.has('WayIn'));

function securityGroups(account: FakeAccount, { query }: FakeRequest): Xml {
  const isByName = [...query].some(([key, value]) => key.startsWith('Filter') && value === 'group-name');
  if (isByName) return { securityGroupInfo: ITEMS(hasWayIn(account) ? [{ groupId: ORIGIN_GROUP }] : []) };
  const rules = account.openings.map(({ port, group, cidr, prefixList }) => ({
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
    groups: ITEMS(group === undefined ? [] : [{ groupId: group }]),
    ipRanges: ITEMS(cidr === undefined ? [] : [{ cidrIp: cidr }]),
    prefixListIds: ITEMS(prefixList === undefined ? [] : [{ prefixListId: prefixList }]),
  }));
  return { securityGroupInfo: ITEMS([{ groupId: 'sg-host', ipPermissions: ITEMS(rules) }]) };
}

function instances(account: FakeAccount, { query }: FakeRequest): Xml {
  const id = query.get('InstanceId.1') ?? '';
  const isThere = account.stacks.some(
    ({ status, ids }) => status !== 'DELETE_COMPLETE' && [...ids.values()].includes(id),
  );
  if (!isThere) return { reservationSet: ITEMS([]) };
  const instance = {
    instanceId: id,
    instanceState: { code: 16, name: 'running' },
    instanceType: 't4g.micro',
    vpcId: 'vpc-1',
    ipAddress: '203.0.113.7',
    metadataOptions: { httpTokens: 'required' },
    groupSet: ITEMS([{ groupId: 'sg-host' }]),
  };
  return { reservationSet: ITEMS([{ instancesSet: ITEMS([instance]) }]) };
}

/** EC2, as far as this program asks it. */
export function ec2(account: FakeAccount, request: FakeRequest): Xml {
  switch (request.action) {
    case 'DescribeManagedPrefixLists':
      return { prefixListSet: ITEMS([{ prefixListId: PREFIX_LIST }]) };
    case 'DescribeAvailabilityZones':
      return { availabilityZoneInfo: ITEMS([{ zoneName: 'eu-central-1b', zoneId: 'euc1-az3' }]) };
    case 'DescribeInstanceTypeOfferings':
      return { instanceTypeOfferingSet: ITEMS([{ location: 'eu-central-1b' }]) };
    case 'DescribeSecurityGroups':
      return securityGroups(account, request);
    case 'DescribeInstances':
      return instances(account, request);
    case 'DescribeVolumes':
      return { volumeSet: ITEMS([{ encrypted: true, attachmentSet: ITEMS([{ instanceId: 'i-1' }]) }]) };
    case 'ModifyInstanceAttribute':
      account.host.isDeletable = request.query.get('DisableApiTermination.Value') === 'false';
      return { return: true };
    default:
      throw new FakeError('InvalidAction', `The fake does not know ${request.action}.`);
  }
}

/** CloudFront: an invalidation is done at the second look. */
export function cloudFront(account: FakeAccount, { method, path, body }: FakeRequest): [string, Xml] {
  const invalidation = /\/distribution\/[^/]+\/invalidation(?:\/(.+))?$/.exec(path);
  if (!invalidation)
    return ['Distribution', { Id: 'Distribution', Status: 'Deployed', DomainName: 'd123.cloudfront.net' }];
  if (method === 'POST') {
    const paths = [...body.toString().matchAll(/<Path>(.*?)<\/Path>/g)].map(([, each = '']) => each);
    const id = `I${account.invalidations.length + 1}`;
    account.invalidations.push({ id, paths, looks: 0 });
    return ['Invalidation', { Id: id, Status: 'InProgress' }];
  }
  const found = account.invalidations.find(({ id }) => id === invalidation[1]);
  if (!found) throw new FakeError('NoSuchInvalidation', 'no such invalidation', 404);
  found.looks += 1;
  return ['Invalidation', { Id: found.id, Status: found.looks > 1 ? 'Completed' : 'InProgress' }];
}

/** Who asks. */
export const sts = (): Xml => ({ Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/owner`, UserId: 'A' });

/** Who listens to the alarms. */
export const sns = ({ hasConfirmedMail }: FakeAccount): Xml => ({
  Subscriptions: {
    member: [
      {
        Endpoint: 'owner@example.org',
        Protocol: 'email',
        SubscriptionArn: hasConfirmedMail ? `arn:aws:sns:eu-central-1:${ACCOUNT}:t:1` : 'PendingConfirmation',
      },
    ],
  },
});

/** How the alarms stand. */
export const cloudWatch = () => ({
  MetricAlarms: ['HealthAlarm', 'DiskAlarm', 'BackupAgeAlarm'].map((name) => ({
    AlarmName: `etf-portfolio-${name}-1`,
    StateValue: 'OK',
  })),
});
