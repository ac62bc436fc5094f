import { type CloudOptions, clientSettings, lazily } from './client-of.ts';
import { zoneFor } from './zones.ts';

/** What is looked at of an instance. */
export interface Machine {
  readonly state: string;
  readonly vpc: string;
  readonly publicAddress: string | null;
  readonly type: string;
  readonly hasTokensOnly: boolean;
  readonly securityGroups: readonly string[];
  readonly keyName: string | null;
}

/** One source that a security group lets in. */
export interface Opening {
  readonly port: string;
  readonly from: string;
}

/** Instances, volumes and what guards them. */
export function machinesIn(options: CloudOptions) {
  const ec2 = lazily(async () => {
    const sdk = await import('@aws-sdk/client-ec2');
    return { sdk, client: new sdk.EC2Client(clientSettings(options)) };
  });
  return {
    async find(instance: string): Promise<Machine | null> {
      const { sdk, client } = await ec2();
      const { Reservations = [] } = await client.send(
        new sdk.DescribeInstancesCommand({ InstanceIds: [instance] }),
      );
      const found = Reservations[0]?.Instances?.[0];
      if (!found) return null;
      return {
        state: found.State?.Name ?? 'unknown',
        vpc: found.VpcId ?? '',
        publicAddress: found.PublicIpAddress ?? null,
        type: found.InstanceType ?? '',
        hasTokensOnly: found.MetadataOptions?.HttpTokens === 'required',
        securityGroups: (found.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
        keyName: found.KeyName ?? null,
      };
    },

    /** Lets the instance be terminated, which the template forbids. */
    async allowTermination(instance: string): Promise<void> {
      const { sdk, client } = await ec2();
      await client.send(
        new sdk.ModifyInstanceAttributeCommand({
          InstanceId: instance,
          DisableApiTermination: { Value: false },
        }),
      );
    },

    /** Whether the volume is encrypted, and where it is attached. */
    async volume(id: string): Promise<{ isEncrypted: boolean; instance: string | null } | null> {
      const { sdk, client } = await ec2();
      const { Volumes = [] } = await client.send(new sdk.DescribeVolumesCommand({ VolumeIds: [id] }));
      const [found] = Volumes;
      if (!found) return null;
      return {
        isEncrypted: found.Encrypted === true,
        instance: found.Attachments?.[0]?.InstanceId ?? null,
      };
    },

    /** The zone to make an instance of this type in; null when the region has none. */
    async zone(instanceType: string): Promise<string | null> {
      const { sdk, client } = await ec2();
      const { AvailabilityZones = [] } = await client.send(
        new sdk.DescribeAvailabilityZonesCommand({
          Filters: [{ Name: 'zone-type', Values: ['availability-zone'] }],
        }),
      );
      const { InstanceTypeOfferings = [] } = await client.send(
        new sdk.DescribeInstanceTypeOfferingsCommand({
          LocationType: 'availability-zone',
          Filters: [{ Name: 'instance-type', Values: [instanceType] }],
        }),
      );
      return zoneFor(
        AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => ({ name: ZoneName, id: ZoneId })),
        InstanceTypeOfferings.flatMap(({ Location }) => Location ?? []),
      );
    },

    /** Number of the list of addresses that a service of Amazon publishes in this region. */
    async prefixList(name: string): Promise<string | null> {
      const { sdk, client } = await ec2();
      const { PrefixLists = [] } = await client.send(
        new sdk.DescribeManagedPrefixListsCommand({
          Filters: [{ Name: 'prefix-list-name', Values: [name] }],
        }),
      );
      return PrefixLists[0]?.PrefixListId ?? null;
    },

    /** Number of a security group by its name; null when the network has none. */
    async securityGroup(name: string, vpc: string): Promise<string | null> {
      const { sdk, client } = await ec2();
      const { SecurityGroups = [] } = await client.send(
        new sdk.DescribeSecurityGroupsCommand({
          Filters: [
            { Name: 'group-name', Values: [name] },
            { Name: 'vpc-id', Values: [vpc] },
          ],
        }),
      );
      return SecurityGroups[0]?.GroupId ?? null;
    },

    /** Everything that these groups let in. */
    async openings(groups: readonly string[]): Promise<Opening[]> {
      const { sdk, client } = await ec2();
      const { SecurityGroups = [] } = await client.send(
        new sdk.DescribeSecurityGroupsCommand({ GroupIds: [...groups] }),
      );
      return SecurityGroups.flatMap(({ IpPermissions = [] }) =>
        IpPermissions.flatMap((rule) => {
          const port =
            rule.FromPort === rule.ToPort
              ? String(rule.FromPort ?? 'all')
              : `${rule.FromPort ?? ''}-${rule.ToPort ?? ''}`;
          const sources = [
            ...(rule.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
            ...(rule.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
            ...(rule.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
            ...(rule.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
          ];
          return sources.flatMap((from) => (from === undefined ? [] : { port, from }));
        }),
      );
    },
  };
}
