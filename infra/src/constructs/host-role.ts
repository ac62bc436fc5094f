import { Aws } from 'aws-cdk-lib';
import {
  CfnInstanceProfile,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Where the host's backups are, within their bucket. */
export const BACKUPS_PREFIX = 'backups/';

/** Every metric of the host carries this name. */
export const METRICS_NAMESPACE = 'EtfPortfolio';

/** The host's secrets are parameters below this path. */
export const SECRETS_PATH = '/etf-portfolio';

interface HostRoleProps {
  readonly releases: Bucket;
  readonly backups: Bucket;
  readonly logs: LogGroup;
}

/**
 * What the host may do in the account, and nothing else: read its releases and secrets, keep its backups, say how it is.
 *
 * It may remove a backup, because old ones are thinned out, but no version of one: what an intruder removes can be
 * brought back. Amazon's ready-made policy for Session Manager is left out: it reads every parameter of the account.
 */
export class HostRole extends Construct {
  readonly instanceProfile: CfnInstanceProfile;

  constructor(scope: Construct, id: string, { releases, backups, logs }: HostRoleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      inlinePolicies: {
        managed: beManaged(),
        releases: document({ actions: ['s3:GetObject'], resources: [releases.arnForObjects('*')] }),
        backups: keepBackups(backups),
        secrets: readSecrets(),
        voice: speak(logs),
      },
    });
    this.instanceProfile = new CfnInstanceProfile(this, 'Profile', { roles: [role.roleName] });
  }
}

type Statement = ConstructorParameters<typeof PolicyStatement>[0];

function document(...statements: Statement[]): PolicyDocument {
  return new PolicyDocument({ statements: statements.map((statement) => new PolicyStatement(statement)) });
}

/** Session Manager and Run Command: none of these actions can be bound to a resource. */
function beManaged(): PolicyDocument {
  return document({
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
      'ec2messages:AcknowledgeMessage',
      'ec2messages:DeleteMessage',
      'ec2messages:FailMessage',
      'ec2messages:GetEndpoint',
      'ec2messages:GetMessages',
      'ec2messages:SendReply',
    ],
    resources: ['*'],
  });
}

function keepBackups(bucket: Bucket): PolicyDocument {
  return document(
    {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [bucket.arnForObjects(`${BACKUPS_PREFIX}*`)],
    },
    {
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${BACKUPS_PREFIX}*` } },
    },
  );
}

function readSecrets(): PolicyDocument {
  const parameter = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter${SECRETS_PATH}`;
  return document({
    actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
    resources: [parameter, `${parameter}/*`],
  });
}

function speak(logs: LogGroup): PolicyDocument {
  return document(
    {
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logs.logGroupArn],
    },
    {
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': METRICS_NAMESPACE } },
    },
  );
}
