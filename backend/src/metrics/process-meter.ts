import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Family } from './exposition.ts';

/** How often it is looked how late the event loop is, in milliseconds: often enough to see what a person would feel. */
const RESOLUTION_MS = 20;
const NS_PER_S = 1e9;
const US_PER_S = 1e6;

/** Memory, processor time and how late the event loop is; under the names that dashboards for Node.js know. */
export interface ProcessMeter {
  /** The lags are those since they were last told. */
  families(): Family[];
  stop(): void;
}

export function meterProcess(): ProcessMeter {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // What is recorded is the time between two looks, which is never less than it is meant to be.
  const lag = (ns: number) => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1000);
  const gauge = (name: string, help: string, value: number): Family => ({
    name,
    type: 'gauge',
    help,
    samples: [{ value }],
  });
  return {
    families: () => {
      const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max];
      delay.reset();
      return [
        gauge('process_resident_memory_bytes', 'Resident memory.', rss),
        gauge(
          'nodejs_heap_size_used_bytes',
          'Memory of objects that are in use, or not yet collected.',
          heapUsed,
        ),
        gauge('nodejs_heap_size_total_bytes', 'Memory that is there for objects.', heapTotal),
        gauge('nodejs_external_memory_bytes', 'Memory outside of the heap.', external),
        gauge(
          'process_start_time_seconds',
          'When the process began, in seconds since 1970.',
          Math.round(performance.timeOrigin) / 1000,
        ),
        {
          ...gauge('process_cpu_seconds_total', 'Processor time.', (user + system) / US_PER_S),
          type: 'counter',
        },
        gauge('nodejs_eventloop_lag_p50_seconds', 'How late the event loop is, half of the time.', lag(p50)),
        gauge('nodejs_eventloop_lag_p99_seconds', 'How late it is once in a hundred times.', lag(p99)),
        gauge('nodejs_eventloop_lag_max_seconds', 'How late it was at most.', lag(max)),
      ];
    },
    stop: () => {
      delay.disable();
    },
  };
}
