import { expect, test } from 'vitest';
import { propertiesOf, resourcesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

const TOPIC = [{ Ref: 'AlarmTopic' }];

test.each(['app', 'edge'] as const)(
  'alarms of %s mail the owner when it is wrong and when it is right',
  (name) => {
    const alarms = Object.values(resourcesOf(templates()[name], 'AWS::CloudWatch::Alarm'));
    expect(alarms.length).toBeGreaterThan(0);
    for (const alarm of alarms) expect(alarm).toMatchObject({ AlarmActions: TOPIC, OKActions: TOPIC });
    expect(Object.values(resourcesOf(templates()[name], 'AWS::SNS::Subscription'))).toEqual([
      { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email', Endpoint: { Ref: 'OwnerEmail' } },
    ]);
  },
);

/** Name, metric, when it is wrong, for how long, and what silence means. */
const EXPECTED = [
  ['HealthAlarm', 'HealthOk', 'LessThanThreshold', 1, 5 * 60, 'breaching'],
  ['DiskAlarm', 'DiskUsedPercent', 'GreaterThanThreshold', 80, 15 * 60, 'ignore'],
  ['MemoryAlarm', 'MemoryUsedPercent', 'GreaterThanThreshold', 90, 15 * 60, 'ignore'],
  ['BackupAgeAlarm', 'BackupAgeHours', 'GreaterThanThreshold', 26, 2 * 3600, 'breaching'],
  ['DrillAlarm', 'DrillOk', 'LessThanThreshold', 1, 3600, 'ignore'],
];

test('the host is watched by what it reports itself', () => {
  const alarms = Object.entries(resourcesOf(templates().app, 'AWS::CloudWatch::Alarm'));
  const told = alarms.map(([id, it]) => [
    id,
    it['MetricName'],
    it['ComparisonOperator'],
    it['Threshold'],
    Number(it['Period']) * Number(it['EvaluationPeriods']),
    it['TreatMissingData'],
  ]);
  expect(told).toEqual(EXPECTED);
  expect(alarms.filter(([, it]) => it['Namespace'] !== 'EtfPortfolio' || 'Dimensions' in it)).toEqual([]);
  // A floor is about the worst value of a period, a ceiling too.
  expect(alarms.map(([, it]) => it['Statistic'])).toEqual([
    'Minimum',
    'Maximum',
    'Maximum',
    'Maximum',
    'Minimum',
  ]);
});

test('every mail says what to do', () => {
  const all = [templates().app, templates().edge].flatMap((it) =>
    Object.values(resourcesOf(it, 'AWS::CloudWatch::Alarm')),
  );
  expect(all.filter((it) => !/npm run deploy -- \w+$/.test(String(it['AlarmDescription'])))).toEqual([]);
});

test('what the account costs is watched where AWS says it: in us-east-1', () => {
  expect(propertiesOf(templates().edge, 'BillingAlarm')).toMatchObject({
    Namespace: 'AWS/Billing',
    MetricName: 'EstimatedCharges',
    Dimensions: [{ Name: 'Currency', Value: 'USD' }],
    Threshold: { Ref: 'MonthlyBudget' },
    ComparisonOperator: 'GreaterThanThreshold',
    Period: 21_600,
  });
});

test('the budget tells of 80 % spent, and of a month that is going to cost more than all', () => {
  const [budget] = Object.values(resourcesOf(templates().app, 'AWS::Budgets::Budget'));
  const subscribers = [{ SubscriptionType: 'SNS', Address: { Ref: 'AlarmTopic' } }];
  expect(budget).toMatchObject({
    Budget: {
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: { Ref: 'MonthlyBudget' }, Unit: 'USD' },
    },
    NotificationsWithSubscribers: [
      { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: subscribers },
      { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: subscribers },
    ],
  });
});

test('only AWS’s own alarms of this account speak to the topic', () => {
  const [policy] = Object.values(resourcesOf(templates().app, 'AWS::SNS::TopicPolicy'));
  const { Statement } = policy?.['PolicyDocument'] as { Statement: { Effect: string }[] };
  expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
    {
      Action: 'sns:Publish',
      Principal: { Service: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'] },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test('the log of the host is kept for 30 days', () => {
  expect(propertiesOf(templates().app, 'HostLogs')).toMatchObject({ RetentionInDays: 30 });
});
