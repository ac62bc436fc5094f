import { type CloudOptions, clientSettings, lazily } from './client-of.ts';

/** Alarms, and who hears them. */
export function alarmsIn(options: CloudOptions) {
  const cloudWatch = lazily(async () => {
    const sdk = await import('@aws-sdk/client-cloudwatch');
    return { sdk, client: new sdk.CloudWatchClient(clientSettings(options)) };
  });
  const sns = lazily(async () => {
    const sdk = await import('@aws-sdk/client-sns');
    return { sdk, client: new sdk.SNSClient(clientSettings(options)) };
  });
  return {
    /** State of each alarm whose name begins so: `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
    async states(prefix: string): Promise<{ name: string; state: string }[]> {
      const { sdk, client } = await cloudWatch();
      const { MetricAlarms = [] } = await client.send(
        new sdk.DescribeAlarmsCommand({ AlarmNamePrefix: prefix }),
      );
      return MetricAlarms.map(({ AlarmName = '', StateValue = '' }) => ({
        name: AlarmName,
        state: StateValue,
      }));
    },

    /** The addresses that a topic writes to, and whether each agreed to that. */
    async listeners(topic: string): Promise<{ address: string; isConfirmed: boolean }[]> {
      const { sdk, client } = await sns();
      const { Subscriptions = [] } = await client.send(
        new sdk.ListSubscriptionsByTopicCommand({ TopicArn: topic }),
      );
      return Subscriptions.map(({ Endpoint = '', SubscriptionArn = '' }) => ({
        address: Endpoint,
        isConfirmed: SubscriptionArn.startsWith('arn:'),
      }));
    },
  };
}
