import { outputOf } from '../stack/live-stack.ts';
import { type Checklist, rightIf, wrong } from './check.ts';
import { ofType } from './template-facts.ts';

const ALARMS = ['HealthOk', 'DiskUsedPercent', 'MemoryUsedPercent', 'BackupAgeHours'];
const UP = 'npm run deploy -- up';

/** Who is told when something is wrong. */
export const OF_THE_WATCH: Checklist = {
  name: 'Alarms, logs and bill',
  checks: [
    {
      item: 'There is an alarm for health, disk, memory and the age of the backup',
      remedy: UP,
      covers: [],
      here: ({ blueprint: { app } }) => {
        const metrics = ofType(app, 'AWS::CloudWatch::Alarm').map(([, each]) => each.Properties?.MetricName);
        const missing = ALARMS.filter((name) => !metrics.includes(name));
        return rightIf(missing.length === 0, `Missing: ${missing.join(', ')}.`);
      },
      there: async ({ alarms }) => {
        const ringing = (await alarms()).filter(({ state }) => state === 'ALARM');
        if ((await alarms()).length === 0) return wrong('There is none.');
        return rightIf(ringing.length === 0, `Ringing: ${ringing.map(({ name }) => name).join(', ')}.`);
      },
    },
    {
      item: 'The bill has an alarm in us-east-1, and the month a budget that is forecast',
      remedy: `${UP} --budget 20; and switch "Receive CloudWatch billing alerts" on in the console of Billing.`,
      covers: ['Billing alerts configured'],
      here: ({ blueprint: { app, edge } }) => {
        const isBilled = ofType(edge, 'AWS::CloudWatch::Alarm').some(
          ([, each]) => each.Properties?.Namespace === 'AWS/Billing',
        );
        const budgets = JSON.stringify(ofType(app, 'AWS::Budgets::Budget').map(([, each]) => each));
        return rightIf(isBilled && budgets.includes('FORECASTED'), 'The templates lack one of them.');
      },
      there: async ({ edgeStack }) => {
        const stack = await edgeStack();
        return rightIf(
          /(CREATE|UPDATE)_COMPLETE$/.test(stack?.status ?? '') && stack?.status !== 'ROLLBACK_COMPLETE',
          `etf-portfolio-edge is ${stack?.status ?? 'not there'}.`,
        );
      },
    },
    {
      item: 'The address for alarms has agreed to get them',
      remedy:
        'Open the two mails "AWS Notification - Subscription Confirmation" and follow their link; without it Amazon sends nothing.',
      covers: [],
      there: async ({ deployment, stack, edgeStack }) => {
        const { alarms, inUsEast1 } = deployment.cloud;
        const edge = await edgeStack();
        const all = [
          ...(await alarms.listeners(outputOf(await stack(), 'AlarmTopicArn'))),
          ...(edge === null ? [] : await inUsEast1.alarms.listeners(outputOf(edge, 'AlarmTopicArn'))),
        ];
        const silent = all.filter(({ isConfirmed }) => !isConfirmed);
        if (all.length === 0) return wrong('Nobody is told of alarms.');
        return rightIf(silent.length === 0, `Not yet: ${silent.map(({ address }) => address).join(', ')}.`);
      },
    },
    {
      item: 'Logs are kept in CloudWatch, and not for ever',
      remedy: UP,
      covers: ['CloudWatch logs enabled (optional)'],
      here: ({ blueprint: { app } }) => {
        const groups = ofType(app, 'AWS::Logs::LogGroup');
        return rightIf(
          groups.length > 0 && groups.every(([, each]) => Number.isInteger(each.Properties?.RetentionInDays)),
          'The template has no group for them, or one without an end.',
        );
      },
    },
    {
      item: 'The data volume has a snapshot each night',
      remedy: UP,
      covers: [],
      here: ({ blueprint: { app } }) =>
        rightIf(
          ofType(app, 'AWS::DLM::LifecyclePolicy').some(([, each]) => each.Properties?.State === 'ENABLED'),
          'The template makes none.',
        ),
    },
  ],
};
