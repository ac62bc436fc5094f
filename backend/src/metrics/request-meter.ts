import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Family, Sample } from './exposition.ts';

/** Upper ends of the buckets, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Latency {
  /** How many took as long as each bucket allows, and no longer than the one before; then the longer ones. */
  readonly counts: number[];
  seconds: number;
}

/** Counts requests and how long they took; told by template of the path, so that no ISIN, id or amount is told. */
export interface RequestMeter {
  families(): Family[];
}

/** The files of the app, its addresses and what does not exist are one: their number would be anybody's to choose. */
const UNDOCUMENTED = 'other';

function operationOf({ method, routeOptions: { url, schema } }: FastifyRequest): string {
  const isDocumented = url !== undefined && schema?.summary !== undefined;
  return JSON.stringify({ method, route: isDocumented ? url : UNDOCUMENTED });
}

const labelsOf = (key: string) => JSON.parse(key) as Record<string, string>;

function samplesOf(key: string, { counts, seconds }: Latency): Sample[] {
  const labels = labelsOf(key);
  let count = 0;
  const buckets = [...BUCKETS, Infinity].map((end, at) => {
    count += counts[at] ?? 0;
    const le = end === Infinity ? '+Inf' : String(end);
    return { suffix: '_bucket', labels: { ...labels, le }, value: count };
  });
  return [...buckets, { suffix: '_sum', labels, value: seconds }, { suffix: '_count', labels, value: count }];
}

export function meterRequests(app: FastifyInstance): RequestMeter {
  const latencies = new Map<string, Latency>();
  const statuses = new Map<string, Map<number, number>>();

  app.addHook('onResponse', (request, reply, done) => {
    const key = operationOf(request);
    const seconds = reply.elapsedTime / 1000;
    const latency = latencies.get(key) ?? { counts: [], seconds: 0 };
    const at = BUCKETS.findIndex((end) => seconds <= end);
    const bucket = at < 0 ? BUCKETS.length : at;
    latency.counts[bucket] = (latency.counts[bucket] ?? 0) + 1;
    latency.seconds += seconds;
    latencies.set(key, latency);
    const byStatus = statuses.get(key) ?? new Map<number, number>();
    byStatus.set(reply.statusCode, (byStatus.get(reply.statusCode) ?? 0) + 1);
    statuses.set(key, byStatus);
    done();
  });

  return {
    families: () => [
      {
        name: 'http_requests_total',
        type: 'counter',
        help: 'Requests answered, by operation and status.',
        samples: [...statuses].flatMap(([key, byStatus]) =>
          [...byStatus].map(([status, value]) => ({
            labels: { ...labelsOf(key), status: String(status) },
            value,
          })),
        ),
      },
      {
        name: 'http_request_duration_seconds',
        type: 'histogram',
        help: 'From the head of a request to the last byte of its answer, by operation.',
        samples: [...latencies].flatMap(([key, latency]) => samplesOf(key, latency)),
      },
    ],
  };
}
