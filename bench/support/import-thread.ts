/** Sends one import from a thread of its own, so that what the probes of a benchmark wait for is the server alone. */
import { request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

interface Upload {
  readonly port: number;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

const { port, path, headers, body } = workerData as Upload;
const startedAt = performance.now();
const sent = request({ host: '127.0.0.1', port, method: 'POST', path, headers }, (answer) => {
  answer.resume();
  answer.on('end', () =>
    parentPort?.postMessage({ status: answer.statusCode, ms: performance.now() - startedAt }),
  );
});
sent.end(body);
