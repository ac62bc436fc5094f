import { expect, test } from 'vitest';
import { allowing, roleStatements } from '../testing/role-statements.ts';
import { templates } from '../testing/templates.ts';

const may = () => roleStatements(templates().app, 'ec2.amazonaws.com');

test('the host may do this and nothing else', () => {
  expect(
    may()
      .flatMap(({ Action }) => Action)
      .toSorted(),
  ).toEqual([
    'cloudwatch:PutMetricData',
    'ec2messages:AcknowledgeMessage',
    'ec2messages:DeleteMessage',
    'ec2messages:FailMessage',
    'ec2messages:GetEndpoint',
    'ec2messages:GetMessages',
    'ec2messages:SendReply',
    'logs:CreateLogStream',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    's3:AbortMultipartUpload',
    's3:DeleteObject',
    's3:GetObject',
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
    'ssm:GetParameter',
    'ssm:GetParameters',
    'ssm:GetParametersByPath',
    'ssm:UpdateInstanceInformation',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ]);
});

test('no action is a pattern', () => {
  expect(may().filter(({ Action }) => [Action].flat().some((action) => action.includes('*')))).toEqual([]);
});

test('it writes to its backups only, and removes no version of one', () => {
  const backups = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['BackupsBucket', 'Arn'] }, '/backups/*']] };
  for (const action of ['s3:PutObject', 's3:DeleteObject'])
    expect(allowing(may(), action).map(({ Resource }) => Resource)).toEqual([backups]);
  expect(allowing(may(), 's3:ListBucket')).toMatchObject([
    {
      Resource: { 'Fn::GetAtt': ['BackupsBucket', 'Arn'] },
      Condition: { StringLike: { 's3:prefix': 'backups/*' } },
    },
  ]);
  expect(allowing(may(), 's3:DeleteObjectVersion')).toEqual([]);
});

test('it reads parameters of this app only', () => {
  const [{ Resource } = { Resource: null }] = allowing(may(), 'ssm:GetParameter');
  expect(JSON.stringify(Resource)).toContain(':parameter/etf-portfolio/*');
  expect(JSON.stringify(Resource)).not.toContain(':parameter/*');
});

test('whatever is allowed of all resources is what cannot be bound to one', () => {
  const everywhere = may().filter(({ Resource }) => Resource === '*');
  const services = everywhere.flatMap(({ Action }) => Action).map((action) => action.split(':')[0]);
  expect([...new Set(services)].sort()).toEqual(['cloudwatch', 'ec2messages', 'ssm', 'ssmmessages']);
  expect(allowing(everywhere, 'cloudwatch:PutMetricData')).toMatchObject([
    { Condition: { StringEquals: { 'cloudwatch:namespace': 'EtfPortfolio' } } },
  ]);
});

test('who copies the disk each night may remove only copies of it', () => {
  const statements = roleStatements(templates().app, 'dlm.amazonaws.com');
  const tagged = {
    StringEquals: { 'aws:ResourceTag/etf-portfolio-snapshots': { Ref: 'AWS::StackName' } },
  };
  expect(allowing(statements, 'ec2:DeleteSnapshot').map(({ Condition }) => Condition)).toEqual([tagged]);
  expect(statements.flatMap(({ Action }) => Action)).not.toContain('ec2:DeleteVolume');
});
