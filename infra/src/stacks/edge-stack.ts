import { CfnCondition, CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { MailAlarm } from '../constructs/mail-alarm.ts';
import { pinLogicalId } from '../constructs/pin-logical-id.ts';
import { budgetParameter, domainParameter, emailParameter } from './app-parameters.ts';

/** How often AWS says what the month has cost so far: every six hours. */
const BILLED_EVERY_S = 21_600;

/**
 * What AWS has in us-east-1 only: what the account costs, and certificates for CloudFront.
 *
 * An alarm speaks to a topic of its own region, so this stack has one too, with the same mailbox behind it.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const topic = new AlarmTopic(this, 'AlarmTopic', { email: emailParameter(this) });
    new MailAlarm(this, 'BillingAlarm', {
      topic,
      description:
        'The account has cost more this month than its budget. What costs how much: npm run deploy -- cost',
      namespace: 'AWS/Billing',
      metricName: 'EstimatedCharges',
      dimensions: [{ name: 'Currency', value: 'USD' }],
      isWrong: { above: budgetParameter(this) },
      during: { periods: 1, seconds: BILLED_EVERY_S },
      silenceIs: 'as before',
    });
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
    this.certificate(domainParameter(this));
  }

  /** Only with a name of the owner's own; CloudFormation waits until the owner has shown, in its DNS, that it is theirs. */
  private certificate(domainName: string): void {
    const condition = new CfnCondition(this, 'HasOwnName', {
      expression: Fn.conditionNot(Fn.conditionEquals(domainName, '')),
    });
    const certificate = new CfnCertificate(this, 'Certificate', { domainName, validationMethod: 'DNS' });
    certificate.cfnOptions.condition = condition;
    pinLogicalId(certificate, 'Certificate');
    new CfnOutput(this, 'CertificateArn', { condition, value: certificate.ref });
  }
}
