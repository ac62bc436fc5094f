import { CfnAlarm, type CfnAlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';
import { pinLogicalId } from './pin-logical-id.ts';

export interface MailAlarmProps extends Pick<CfnAlarmProps, 'namespace' | 'dimensions'> {
  readonly topic: AlarmTopic;
  /** What the mail says: what is wrong, and what to do. */
  readonly description: string;
  readonly metricName: string;
  /** The worst value of each period counts, against this bound. */
  readonly isWrong: { readonly below: number } | { readonly above: number };
  /** For so many periods of so many seconds without a break. */
  readonly during: { readonly periods: number; readonly seconds: number };
  /** What it means that nothing is reported: you may not forget to say. */
  readonly silenceIs: 'wrong' | 'right' | 'as before';
}

const SILENCE = { wrong: 'breaching', right: 'notBreaching', 'as before': 'ignore' } as const;

/** An alarm that mails the owner when something is wrong, and again when it is right. */
export class MailAlarm extends CfnAlarm {
  constructor(scope: Construct, id: string, props: MailAlarmProps) {
    const { topic, description, isWrong, during, silenceIs, ...metric } = props;
    const isFloor = 'below' in isWrong;
    super(scope, id, {
      ...metric,
      alarmDescription: description,
      statistic: isFloor ? 'Minimum' : 'Maximum',
      comparisonOperator: isFloor ? 'LessThanThreshold' : 'GreaterThanThreshold',
      threshold: isFloor ? isWrong.below : isWrong.above,
      period: during.seconds,
      evaluationPeriods: during.periods,
      treatMissingData: SILENCE[silenceIs],
      alarmActions: [topic.topicArn],
      okActions: [topic.topicArn],
    });
    pinLogicalId(this, id);
  }
}
