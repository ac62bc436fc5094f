import { expect, test } from 'vitest';
import { isMotoInstalled, startMoto } from '../testing/moto.ts';
import { templates } from '../testing/templates.ts';
import { resolver } from '../edge/resolve.ts';
import type { StackTemplate, TemplateResource } from './stack-template.ts';

/** Types that moto leaves out or fails at. What the rest shows is how they are wired, not that AWS would take them. */
const NOT_IMITATED =
  /^AWS::(CloudFront::.*|CloudWatch::Alarm|DLM::.*|Budgets::.*|S3::BucketPolicy|SNS::(Subscription|TopicPolicy)|SSM::Document)$/;

/** The template without what moto cannot make, and what refers to that. */
function imitable(template: StackTemplate): StackTemplate {
  const left = Object.keys(template.Resources).filter((id) =>
    NOT_IMITATED.test(template.Resources[id]?.Type ?? ''),
  );
  const refers = (value: unknown) => left.some((id) => JSON.stringify(value).includes(`"${id}"`));
  const only = <T extends object>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).filter(([id, it]) => !left.includes(id) && !refers(it)));
  return {
    ...template,
    Resources: only(template.Resources),
    Outputs: only(template.Outputs ?? {}),
  };
}

const between = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value = '']) => value);

test('moto makes the stack: host, volume and role belong together, in the zone that was chosen', async (context) => {
  if (!isMotoInstalled()) context.skip('moto_server is not installed here');
  const moto = await startMoto('eu-central-1');
  try {
    const group = await moto.ask('ec2', {
      Action: 'CreateSecurityGroup',
      GroupName: 'CloudFront-VPCOrigins-Service-SG',
      GroupDescription: 'stands for that of CloudFront',
    });
    const parameters = {
      AmiId: 'ami-12c6146b',
      AvailabilityZone: 'eu-central-1b',
      CloudFrontPrefixListId: 'pl-1',
      OriginSecret: 'aZ09-_aZ09-_aZ09',
      OriginSecurityGroupId: between(group, 'groupId')[0] ?? '',
      OwnerEmail: 'anna@example.org',
    };
    const template = imitable(templates().app);
    await moto.ask('cloudformation', {
      Action: 'CreateStack',
      StackName: 'etf-portfolio',
      TemplateBody: JSON.stringify(template),
      ...Object.fromEntries(
        Object.entries(parameters).flatMap(([name, value], index) => [
          [`Parameters.member.${index + 1}.ParameterKey`, name],
          [`Parameters.member.${index + 1}.ParameterValue`, value],
        ]),
      ),
    });
    const stack = await moto.ask('cloudformation', { Action: 'DescribeStacks', StackName: 'etf-portfolio' });
    expect(between(stack, 'StackStatus')).toEqual(['CREATE_COMPLETE']);
    const outputs = between(stack, 'OutputValue');
    const resources = await moto.ask('cloudformation', {
      Action: 'DescribeStackResources',
      StackName: 'etf-portfolio',
    });
    const resolve = resolver(template, parameters);
    const isMade = ({ Condition }: TemplateResource) =>
      Condition === undefined || resolve({ 'Fn::If': [Condition, 'yes', 'no'] }) === 'yes';
    const made = Object.entries(template.Resources).flatMap(([id, it]) => (isMade(it) ? [id] : []));
    expect(between(resources, 'LogicalResourceId').toSorted()).toEqual(made.toSorted());
    const [instance = ''] = outputs.filter((value) => value.startsWith('i-'));
    const [volume = ''] = outputs.filter((value) => value.startsWith('vol-'));
    const host = await moto.ask('ec2', { Action: 'DescribeInstances', 'InstanceId.1': instance });
    expect(between(host, 'availabilityZone')).toEqual(['eu-central-1b']);
    expect(host).toContain('instance-profile/etf-portfolio-HostRoleProfile');
    const disk = await moto.ask('ec2', { Action: 'DescribeVolumes', 'VolumeId.1': volume });
    expect([between(disk, 'instanceId'), between(disk, 'device')]).toEqual([[instance], ['/dev/sdf']]);
  } finally {
    await moto.close();
  }
});
