// load.mjs STOP-FILE: visitors that ask without pause and without second attempts until STOP-FILE is there: a browser
// that reads, one that writes, and probes on new connections. Prints what they saw as one line of JSON.
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { PASSWORD, PROXY_SECRET } from './access.mjs';

const [stopFile] = process.argv.slice(2);
const API = '/api/v1';
const kept = new Agent({ keepAlive: true });
const fresh = new Agent({ keepAlive: false });
const failures = new Map();
let [answered, written, slowestMs] = [0, 0, 0];

/** One request; resolves to its status, its cookie and its body, and rejects when the connection fails. */
function ask(agent, method, path, { body, cookie } = {}) {
  const headers = {
    'X-Proxy-Secret': PROXY_SECRET,
    ...(body && { 'Content-Type': 'application/json' }),
    ...(cookie && { Cookie: cookie }),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: 8000, agent, method, path, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const [cookieSet = ''] = answer.headers['set-cookie'] ?? [];
        const [given] = cookieSet.split(';');
        resolve({ status: answer.statusCode, cookie: given, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on('error', reject).end(body && JSON.stringify(body));
  });
}

function count(failure) {
  failures.set(failure, (failures.get(failure) ?? 0) + 1);
}

async function visit(agent, method, path, options, pauseMs) {
  while (!existsSync(stopFile)) {
    const startedAt = performance.now();
    try {
      const { status } = await ask(agent, method, path, options);
      if (status >= 400) count(`${method} ${path}: ${status}`);
      else answered += 1;
      if (status === 201) written += 1;
    } catch (error) {
      count(`${method} ${path}: ${error.code ?? error.message}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

const TRADE = {
  date: '2025-01-15',
  isin: 'IE00BK5BQT80',
  broker: 'DEGIRO',
  units: '1',
  price_per_unit: '121.09',
  transaction_type: 'BUY',
};

const { status, cookie } = await ask(kept, 'POST', `${API}/session`, { body: { password: PASSWORD } });
if (status !== 200) throw new Error(`The visitor could not log in: ${status}`);
await Promise.all([
  visit(kept, 'GET', `${API}/analytics/portfolio-summary`, { cookie }, 5),
  visit(kept, 'GET', `${API}/transactions?limit=50`, { cookie }, 5),
  visit(kept, 'POST', `${API}/transactions`, { cookie, body: TRADE }, 50),
  visit(fresh, 'GET', `${API}/health/ready`, {}, 5),
  visit(fresh, 'GET', '/health', {}, 5),
]);
const failed = [...failures.values()].reduce((sum, each) => sum + each, 0);
process.stdout.write(
  `${JSON.stringify({ answered, failed, written, slowestMs: Math.round(slowestMs), failures: Object.fromEntries(failures) })}\n`,
);
process.exit(0);
