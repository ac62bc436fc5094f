import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';

interface MonthlyBudgetProps {
  readonly topic: AlarmTopic;
  /** For the whole account, a month. */
  readonly usd: number;
}

/** Says when 80 % of a month's money are spent, and when the month is going to cost more than all of it. */
export class MonthlyBudget extends CfnBudget {
  constructor(scope: Construct, id: string, { topic, usd }: MonthlyBudgetProps) {
    const notify = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    });
    super(scope, id, {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: usd, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
    });
    // It is refused unless the topic already lets it speak.
    this.node.addDependency(topic.node.findChild('Policy'));
  }
}
