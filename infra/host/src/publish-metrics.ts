import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { VitalSigns } from './vital-signs.ts';

/** The only one that the role of the instance may write to. */
const NAMESPACE = 'EtfPortfolio';

/** Sends one value for each of the signs, under their names. */
export async function publishMetrics(signs: VitalSigns): Promise<void> {
  const client = new CloudWatchClient({ maxAttempts: 3 });
  const MetricData = Object.entries(signs).map(([MetricName, Value]: [string, number]) => ({
    MetricName,
    Value,
  }));
  try {
    await client.send(new PutMetricDataCommand({ Namespace: NAMESPACE, MetricData }));
  } finally {
    client.destroy();
  }
}
