import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { templates } from '../testing/templates.ts';
import { GUARDED_RESOURCES, stackPolicy } from './stack-policy.ts';
import type { StackTemplate } from './stack-template.ts';
import { synthesizeTemplates } from './templates.ts';

const ofType = ({ Resources }: StackTemplate, type: string) =>
  Object.entries(Resources).filter(([, resource]) => resource.Type === type);

/** The programs of the documents are files of their own, and tested as such. */
const withoutScripts = (template: StackTemplate): unknown =>
  JSON.parse(JSON.stringify(template, (name, value: unknown) => (name === 'runCommand' ? ['…'] : value)));

describe('both templates', () => {
  test('look as they did; what changed is reviewed like code', () => {
    const { app, edge } = templates();
    expect(withoutScripts(app)).toMatchSnapshot('app');
    expect(edge).toMatchSnapshot('edge');
  });

  test('are the same each time', () => {
    expect(synthesizeTemplates()).toEqual(templates());
  });

  test.each(['app', 'edge'] as const)('%s can be sent along with the call that deploys it', (name) => {
    expect(Buffer.byteLength(JSON.stringify(templates()[name]))).toBeLessThan(51_200);
  });

  test.each(['app', 'edge'] as const)('%s needs no bootstrap, no asset and no lookup', (name) => {
    const text = JSON.stringify(templates()[name]);
    expect(text).not.toMatch(/BootstrapVersion|cdk-hnb|cdk-assets|AWS::CDK::Metadata|AWS::Lambda|Custom::/);
    expect(text).not.toMatch(/AWS::SSM::Parameter::Value/);
  });

  test.each(['app', 'edge'] as const)('%s names no account and no owner', (name) => {
    const text = JSON.stringify(templates()[name].Resources);
    expect(text.match(/\b\d{12}\b|\w@\w+\./g)).toBeNull();
  });

  test('cfn-lint finds nothing', (context) => {
    if (spawnSync('cfn-lint', ['--version']).status !== 0) context.skip('cfn-lint is not installed here');
    const folder = mkdtempSync(join(tmpdir(), 'lint-'));
    const files = Object.entries(templates()).map(([name, template]) => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(template));
      return file;
    });
    const { status, stdout, stderr } = spawnSync('cfn-lint', ['--', ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
  });
});

describe('what holds data', () => {
  test('has the logical ids it always had: another one would be another, empty resource', () => {
    const { app } = templates();
    const ids = (type: string) => ofType(app, type).map(([id]) => id);
    expect({
      buckets: ids('AWS::S3::Bucket'),
      volumes: ids('AWS::EC2::Volume'),
      instances: ids('AWS::EC2::Instance'),
    }).toEqual({
      buckets: ['AppBucket', 'BackupsBucket', 'ReleasesBucket'],
      volumes: ['DataVolume'],
      instances: ['Instance'],
    });
  });

  test('and so has what the deployer and the host find by name', () => {
    expect(Object.keys(templates().app.Resources)).toEqual(
      expect.arrayContaining([
        'Vpc',
        'Subnet',
        'HostSecurityGroup',
        'DataVolumeAttachment',
        'WayIn',
        'Distribution',
        'PublicOrigin',
        'TimeZoneOfOwner',
        'ActivateDocument',
        'CommandDocument',
        'StatusDocument',
        'AlarmTopic',
        'HostLogs',
      ]),
    );
  });

  test('is kept when its stack goes or would replace it, but for the empty one of a creation that failed', () => {
    const { app } = templates();
    const kept = Object.entries(app.Resources).filter(
      ([, it]) => it.DeletionPolicy === 'RetainExceptOnCreate' && it.UpdateReplacePolicy === 'Retain',
    );
    expect(kept.map(([id]) => id)).toEqual(['AppBucket', 'BackupsBucket', 'ReleasesBucket', 'DataVolume']);
  });

  test('is guarded by the stack policy, by the ids of the template', () => {
    const { app } = templates();
    expect(GUARDED_RESOURCES.filter((id) => app.Resources[id] === undefined)).toEqual([]);
    const guarded = Object.entries(app.Resources)
      .filter(([, { Type }]) => /^AWS::(S3::Bucket|EC2::Volume|EC2::Instance)$/.test(Type))
      .map(([id]) => id);
    expect(guarded.toSorted()).toEqual([...GUARDED_RESOURCES].sort());
  });

  test('may be updated, but not replaced or removed', () => {
    expect(stackPolicy.Statement).toEqual([
      { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['Update:Replace', 'Update:Delete'],
        Resource: [
          'LogicalResourceId/Instance',
          'LogicalResourceId/DataVolume',
          'LogicalResourceId/AppBucket',
          'LogicalResourceId/BackupsBucket',
          'LogicalResourceId/ReleasesBucket',
        ],
      },
    ]);
  });
});

describe('what goes in and comes out', () => {
  test('only what differs between owners is asked for; what is optional has a default', () => {
    const { app, edge } = templates();
    const needed = (template: StackTemplate) =>
      Object.entries(template.Parameters ?? {})
        .filter(([, parameter]) => parameter['Default'] === undefined)
        .map(([name]) => name);
    expect(needed(app).toSorted()).toEqual(['AmiId', 'CloudFrontPrefixListId', 'OriginSecret', 'OwnerEmail']);
    expect(needed(edge)).toEqual(['OwnerEmail']);
    const optional = Object.keys(app.Parameters ?? {}).filter((name) => !needed(app).includes(name));
    expect(optional.toSorted()).toEqual([
      'AvailabilityZone',
      'CertificateArn',
      'DomainName',
      'GitHubProvider',
      'GitHubRepository',
      'InstanceType',
      'MonthlyBudget',
      'OriginSecurityGroupId',
      'TimeZone',
    ]);
  });

  test('the secret is never shown', () => {
    const { app } = templates();
    expect(app.Parameters?.['OriginSecret']?.['NoEcho']).toBe(true);
    expect(JSON.stringify(app.Outputs)).not.toContain('OriginSecret');
  });

  test.each([
    ['OwnerEmail', 'anna@example.org', 'anna'],
    ['OriginSecret', 'aZ09-_aZ09-_aZ09', 'with "quote"'],
    ['CloudFrontPrefixListId', 'pl-3b927c52', 'sg-3b927c52'],
    ['OriginSecurityGroupId', 'sg-0123456789abcdef0', 'pl-1'],
    ['DomainName', 'portfolio.example.org', 'https://portfolio.example.org'],
    ['AvailabilityZone', 'eu-central-1a', 'eu-central-1'],
    ['TimeZone', 'America/Argentina/Buenos_Aires', 'Europe/Berlin; reboot'],
    ['GitHubRepository', 'anna/etf-portfolio', 'anna/*'],
    [
      'CertificateArn',
      'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-4b5a',
      'arn:aws:acm:eu-central-1:123456789012:certificate/0f1e2d3c-4b5a',
    ],
  ])('%s takes %s and not %s', (name, right, wrong) => {
    const pattern = new RegExp(String(templates().app.Parameters?.[name]?.['AllowedPattern']));
    expect(pattern.test(right)).toBe(true);
    expect(pattern.test(wrong)).toBe(false);
  });

  test('what the deployer works with is told', () => {
    expect(Object.keys(templates().app.Outputs ?? {})).toEqual([
      'AppUrl',
      'DistributionId',
      'DistributionDomainName',
      'AppBucketName',
      'BackupsBucketName',
      'ReleasesBucketName',
      'InstanceId',
      'DataVolumeId',
      'VpcId',
      'ActivateDocumentName',
      'CommandDocumentName',
      'StatusDocumentName',
      'AlarmTopicArn',
      'LogGroupName',
      'ReleaseRoleArn',
    ]);
    expect(Object.keys(templates().edge.Outputs ?? {})).toEqual(['AlarmTopicArn', 'CertificateArn']);
  });
});
