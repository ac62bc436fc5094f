import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  isInstalled,
  PASSWORD,
  type ProxyName,
  proxyTrial,
  type ProxyTrial,
  SITE,
} from './testing/proxy-trial.ts';

const ORIGIN = `https://${SITE}`;

/** A form with one file of so many bytes, of which no line is a transaction. */
function formWith(bytes: number) {
  const boundary = 'between-the-parts';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(head),
      Buffer.alloc(bytes, 'a\n'),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

const MIB = 1024 * 1024;

/** The examples that docs/deployment.md gives, each in the proxy it is for, where that is installed. */
describe.each<ProxyName>(['nginx', 'caddy'])('behind %s', (name) => {
  const where = describe.skipIf(!isInstalled(name));
  where('as the example sets it up', () => {
    let trial: ProxyTrial;
    let cookie: string;

    beforeAll(async () => {
      trial = await proxyTrial(name);
    });

    afterAll(async () => {
      await trial.close();
    });

    test('the owner logs in and is known by a cookie for this host alone', async () => {
      expect((await trial.ask('/api/v1/transactions')).status).toBe(401);
      const login = await trial.ask('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ password: PASSWORD }),
      });
      expect(login.status).toBe(200);
      const [given = ''] = login.headers['set-cookie'] ?? [];
      expect(given).toMatch(/^__Host-portfolio-session=.*Secure/);
      cookie = given.split(';')[0] ?? '';
      expect((await trial.ask('/api/v1/transactions', { headers: { cookie } })).status).toBe(200);
    });

    test('an answer carries the headers of the app, and an error of the API stays one', async () => {
      const { status, headers, text } = await trial.ask('/api/v1/none', {
        headers: { accept: 'text/html', cookie },
      });
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ code: 'not_found' });
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
    });

    test('what a stranger says of himself does not reach the app', async () => {
      const forged = {
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        'x-proxy-secret': 'a-guess-that-is-wrong',
      };
      const { status } = await trial.ask('/api/v1/transactions', { headers: { ...forged, cookie } });
      expect(status).toBe(200);
    });

    test('a file of 49 MiB reaches the app, and one of 53 does not', async () => {
      const upload = async (bytes: number) => {
        const { headers, body } = formWith(bytes);
        const answer = await trial.ask('/api/v1/transactions/import', {
          method: 'POST',
          headers: { ...headers, cookie, origin: ORIGIN },
          body,
        });
        return answer.status;
      };
      expect(await upload(49 * MIB)).toBe(400);
      expect(await upload(53 * MIB)).toBe(413);
    });

    test('without TLS there is a way to TLS and nothing else; around the proxy there is none', async () => {
      const plain = await fetch(`${trial.plainAddress}/holdings?a=b`, {
        headers: { host: SITE },
        redirect: 'manual',
      });
      expect([301, 308]).toContain(plain.status);
      const around = await fetch(`${trial.appAddress}/api/v1/transactions`, { headers: { cookie } });
      expect(around.status).toBe(403);
      expect(await around.json()).toMatchObject({ code: 'proxy_secret_missing' });
    });
  });
});
