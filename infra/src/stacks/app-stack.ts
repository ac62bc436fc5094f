import { Aws, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnParameter as SsmParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DailySnapshots } from '../constructs/daily-snapshots.ts';
import { DataVolume } from '../constructs/data-volume.ts';
import { HostAlarms } from '../constructs/host-alarms.ts';
import { HostDocuments } from '../constructs/host-documents.ts';
import { HostRole, SECRETS_PATH } from '../constructs/host-role.ts';
import { Host } from '../constructs/host.ts';
import { MonthlyBudget } from '../constructs/monthly-budget.ts';
import { NETWORK_CIDR, Network } from '../constructs/network.ts';
import { pinLogicalId } from '../constructs/pin-logical-id.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { ReleaseRole } from '../constructs/release-role.ts';
import { WebDistribution } from '../constructs/web-distribution.ts';
import { appParameters } from './app-parameters.ts';

const SNAPSHOT_TAG = { key: 'etf-portfolio-snapshots', value: Aws.STACK_NAME };

/**
 * The app, in the region of its owner: what keeps data, the one host, the web in front of it, and what watches over them.
 *
 * The buckets and the data volume outlive the stack.
 */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const parameters = appParameters(this);
    const appBucket = new PrivateBucket(this, 'AppBucket', { keepDeletedForDays: 30 });
    const backups = new PrivateBucket(this, 'BackupsBucket', { keepDeletedForDays: 30 });
    const releases = new PrivateBucket(this, 'ReleasesBucket', {
      keepDeletedForDays: 7,
      expireAfterDays: 180,
    });
    const logs = this.logGroup();
    const network = new Network(this, 'Network', parameters);
    const dataVolume = new DataVolume(this, 'DataVolume', {
      availabilityZone: network.availabilityZone,
      snapshotTag: SNAPSHOT_TAG,
    });
    new DailySnapshots(this, 'DailySnapshots', { tag: SNAPSHOT_TAG });
    const { instanceProfile } = new HostRole(this, 'HostRole', { releases, backups, logs });
    const host = new Host(this, 'Host', {
      network,
      instanceProfile,
      dataVolume,
      imageId: parameters.imageId,
      instanceType: parameters.instanceType,
    });
    const web = new WebDistribution(this, 'Web', { appBucket, host, network, ...parameters });
    // The server has to know the address that browsers show, and the host is made before there is one.
    this.tellHost('PublicOrigin', {
      name: 'public-origin',
      description: 'Where browsers open the app: PUBLIC_ORIGIN of the server',
      value: web.origin,
    });
    this.tellHost('TimeZoneOfOwner', {
      name: 'time-zone',
      description: 'Where the days of the owner begin: TZ of the server',
      value: parameters.timeZone,
    });
    const documents = new HostDocuments(this, 'HostDocuments', {
      releases,
      variables: {
        DATA_VOLUME_ID: dataVolume.ref,
        AWS_REGION: Aws.REGION,
        BACKUPS_BUCKET: backups.bucketName,
        LOG_GROUP: logs.logGroupName,
        TRUSTED_PROXY: NETWORK_CIDR,
      },
    });
    const topic = new AlarmTopic(this, 'AlarmTopic', { email: parameters.ownerEmail });
    const alarms = new HostAlarms(this, 'HostAlarms', { topic });
    // Making the way in takes a quarter of an hour, in which a silent host is no news.
    alarms.node.addDependency(web.distribution);
    new MonthlyBudget(this, 'MonthlyBudgetOfAccount', { topic, usd: parameters.monthlyBudget });
    this.output({
      AppUrl: web.origin,
      DistributionId: web.id,
      DistributionDomainName: web.domainName,
      AppBucketName: appBucket.bucketName,
      BackupsBucketName: backups.bucketName,
      ReleasesBucketName: releases.bucketName,
      InstanceId: host.instance.ref,
      DataVolumeId: dataVolume.ref,
      VpcId: network.vpcId,
      ActivateDocumentName: documents.activateName,
      CommandDocumentName: documents.commandName,
      StatusDocumentName: documents.statusName,
      AlarmTopicArn: topic.topicArn,
      LogGroupName: logs.logGroupName,
    });
    new ReleaseRole(this, 'ReleaseFromGitHub', {
      repository: parameters.gitHubRepository,
      provider: parameters.gitHubProvider,
      ...{ appBucket, releases, documents, host, web },
    });
  }

  private logGroup(): LogGroup {
    const logs = new LogGroup(this, 'HostLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    pinLogicalId(logs, 'HostLogs');
    return logs;
  }

  /** Says something to the host that is no secret; it reads this with its secrets whenever a release is activated. */
  private tellHost(id: string, told: { name: string; description: string; value: string }): void {
    const parameter = new SsmParameter(this, id, {
      ...told,
      type: 'String',
      name: `${SECRETS_PATH}/${told.name}`,
    });
    pinLogicalId(parameter, id);
  }

  private output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
