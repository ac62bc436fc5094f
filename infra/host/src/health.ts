// health.mjs: measures the host once, tells CloudWatch where there is one, and ends with 1 when something is wrong.
import { publishMetrics } from './publish-metrics.ts';
import { complaintsOf, vitalSigns } from './vital-signs.ts';

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
    await publishMetrics(signs);
  } catch (error) {
    complaints.push(`CloudWatch does not take the metrics: ${String(error)}`);
  }
}
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
