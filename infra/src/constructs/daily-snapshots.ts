import { CfnLifecyclePolicy } from 'aws-cdk-lib/aws-dlm';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib';
import { Construct } from 'constructs';

const KEPT = 7;

interface DailySnapshotsProps {
  /** Tag of the volumes to take snapshots of. */
  readonly tag: { readonly key: string; readonly value: string };
}

/** A snapshot of every volume with a tag, each night at 03:00 UTC; the newest seven stay. */
export class DailySnapshots extends Construct {
  constructor(scope: Construct, id: string, { tag }: DailySnapshotsProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('dlm.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: { snapshots: snapshotsOf(tag) },
    });
    new CfnLifecyclePolicy(this, 'Policy', {
      description: 'ETF portfolio - the data volume each night',
      state: 'ENABLED',
      executionRoleArn: role.roleArn,
      policyDetails: {
        resourceTypes: ['VOLUME'],
        targetTags: [tag],
        schedules: [
          {
            name: 'daily',
            createRule: { interval: 24, intervalUnit: 'HOURS', times: ['03:00'] },
            retainRule: { count: KEPT },
            copyTags: true,
          },
        ],
      },
    });
  }
}

/** What the service needs to copy these volumes, and to remove nothing but the copies it made. */
function snapshotsOf({ key, value }: DailySnapshotsProps['tag']): PolicyDocument {
  const ec2 = (resource: string) => `arn:${Aws.PARTITION}:ec2:*:*:${resource}`;
  const snapshot = `arn:${Aws.PARTITION}:ec2:*::snapshot/*`;
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: [
          'ec2:DescribeVolumes',
          'ec2:DescribeSnapshots',
          'ec2:DescribeInstances',
          'ec2:DescribeTags',
        ],
        resources: ['*'],
      }),
      new PolicyStatement({
        actions: ['ec2:CreateSnapshot'],
        resources: [ec2('volume/*')],
        conditions: { StringEquals: { [`aws:ResourceTag/${key}`]: value } },
      }),
      new PolicyStatement({ actions: ['ec2:CreateSnapshot'], resources: [snapshot] }),
      new PolicyStatement({ actions: ['ec2:CreateTags'], resources: [snapshot] }),
      new PolicyStatement({
        actions: ['ec2:DeleteSnapshot'],
        resources: [snapshot],
        conditions: { StringEquals: { [`aws:ResourceTag/${key}`]: value } },
      }),
    ],
  });
}
