// health.mjs: measures the host once, tells CloudWatch where there is one, and ends with 1 when something is wrong.
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { complaintsOf, type VitalSigns, vitalSigns } from './vital-signs.ts';

const NAMESPACE = 'EtfPortfolio';

async function publish(signs: VitalSigns): Promise<void> {
  const client = new CloudWatchClient({ maxAttempts: 3 });
  const MetricData = Object.entries(signs).map(([MetricName, Value]: [string, number]) => ({
    MetricName,
    Value,
  }));
  await client.send(new PutMetricDataCommand({ Namespace: NAMESPACE, MetricData }));
}

const { CREDENTIALS_DIRECTORY, BACKUP_S3_URL, AWS_REGION } = process.env;
const signs = await vitalSigns({
  data: '/var/lib/etf-portfolio',
  credentials: CREDENTIALS_DIRECTORY,
  address: 'http://127.0.0.1:8000',
  hasStore: BACKUP_S3_URL !== undefined && BACKUP_S3_URL !== 'none',
});
const complaints = complaintsOf(signs);
if (AWS_REGION !== undefined) {
  try {
    await publish(signs);
  } catch (error) {
    complaints.push(`CloudWatch does not take the metrics: ${String(error)}`);
  }
}
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
