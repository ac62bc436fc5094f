import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id.ts';

interface AlarmTopicProps {
  /** Where everything that is said here arrives, once its owner has confirmed it. */
  readonly email: string;
}

/** The one place where alarms of a region are said, and the owner's mailbox behind it. Only AWS's own alarms may speak. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { email }: AlarmTopicProps) {
    super(scope, id, { displayName: 'ETF portfolio', enforceSSL: true });
    new CfnSubscription(this, 'Mail', { topicArn: this.topicArn, protocol: 'email', endpoint: email });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [
          new ServicePrincipal('cloudwatch.amazonaws.com'),
          new ServicePrincipal('budgets.amazonaws.com'),
        ],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    pinLogicalId(this, id);
  }
}
