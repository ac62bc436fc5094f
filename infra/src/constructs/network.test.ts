import { describe, expect, test } from 'vitest';
import { resolver } from '../edge/resolve.ts';
import { propertiesOf, resourcesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

interface Rule {
  readonly FromPort: number;
  readonly ToPort: number;
  readonly CidrIp?: string;
  readonly SourcePrefixListId?: string;
  readonly SourceSecurityGroupId?: string;
}

/** The rules that let somebody in, under given parameters. */
function rulesUnder(parameters: Record<string, string>): Rule[] {
  const { app } = templates();
  const resolve = resolver(app, parameters);
  const isThere = (condition: string) => resolve({ 'Fn::If': [condition, 'yes', 'no'] }) === 'yes';
  return Object.values(app.Resources)
    .filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')
    .filter(({ Condition = '' }) => isThere(Condition))
    .map(({ Properties }) => resolve(Properties) as Rule);
}

describe('who is let in', () => {
  test('at first, CloudFront by its addresses', () => {
    expect(rulesUnder({ CloudFrontPrefixListId: 'pl-1' })).toMatchObject([
      { FromPort: 8000, ToPort: 8000, SourcePrefixListId: 'pl-1' },
    ]);
  });

  test('then only its own interface in this network', () => {
    const rules = rulesUnder({ CloudFrontPrefixListId: 'pl-1', OriginSecurityGroupId: 'sg-1' });
    expect(rules).toMatchObject([{ FromPort: 8000, ToPort: 8000, SourceSecurityGroupId: 'sg-1' }]);
    expect(rules[0]).not.toHaveProperty('SourcePrefixListId');
  });

  test('never an address of the internet, and nobody by SSH', () => {
    const { app } = templates();
    expect(propertiesOf(app, 'HostSecurityGroup')).not.toHaveProperty('SecurityGroupIngress');
    for (const rules of [rulesUnder({}), rulesUnder({ OriginSecurityGroupId: 'sg-1' })]) {
      expect(rules).toHaveLength(1);
      expect(rules.filter(({ CidrIp, FromPort }) => CidrIp !== undefined || FromPort !== 8000)).toEqual([]);
    }
  });
});

test('the host reaches the web only', () => {
  const egress = propertiesOf(templates().app, 'HostSecurityGroup')['SecurityGroupEgress'] as Rule[];
  expect(egress.map(({ FromPort, ToPort }) => [FromPort, ToPort])).toEqual([
    [443, 443],
    [80, 80],
  ]);
});

test('one subnet, in the zone that was chosen or else the first of the region', () => {
  const { app } = templates();
  const subnets = Object.values(resourcesOf(app, 'AWS::EC2::Subnet'));
  expect(subnets).toHaveLength(1);
  const zone = { 'Fn::GetAtt': ['Subnet', 'AvailabilityZone'] };
  // The volume must be where the subnet is, or it could not be attached.
  expect(propertiesOf(app, 'DataVolume')['AvailabilityZone']).toEqual(zone);
  expect(subnets[0]?.['AvailabilityZone']).toEqual({
    'Fn::If': ['ZoneIsChosen', { Ref: 'AvailabilityZone' }, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
  });
});

test('nothing that costs by the hour beside the host: no NAT gateway, no load balancer, no endpoint', () => {
  const types = Object.values(templates().app.Resources).map(({ Type }) => Type);
  expect(types.filter((type) => /Nat|LoadBalancer|VPCEndpoint/.test(type))).toEqual([]);
});
