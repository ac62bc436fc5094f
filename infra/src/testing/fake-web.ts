import type { Answer, Web } from '../deploy/web.ts';
import type { FakeAccount } from './fake-account.ts';

const json = (status: number, text: string): Answer => ({
  status,
  headers: new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' }),
  text,
});

const SECURITY = {
  'content-security-policy': "default-src 'self'",
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

/** What CloudFront would show of the account: the app's bucket, and the instance behind /api. */
export function fakeWeb(account: FakeAccount): Web {
  const appBucket = () => [...account.buckets].findLast(([name]) => name.includes('-appbucket-'))?.[1];
  return {
    get: async (address) => {
      const { protocol, pathname } = new URL(address);
      if (protocol === 'http:') {
        const headers = new Headers({ location: address.replace('http:', 'https:') });
        return await Promise.resolve({ status: 301, headers, text: '' });
      }
      const isUp = account.host.current !== null && !account.host.isStopped;
      if (pathname.startsWith('/api/')) {
        if (!isUp) return json(502, '{}');
        if (pathname === '/api/v1/health/ready') return json(200, '{"status":"ready"}');
        if (pathname === '/api/v1/health') return json(200, '{"status":"healthy"}');
        return pathname.startsWith('/api/v1/analytics')
          ? json(401, '{}')
          : json(404, '{"detail":"Not Found"}');
      }
      const isPage = !/\.(js|css|svg|png|webmanifest)$/.test(pathname);
      const found = appBucket()
        ?.get(isPage ? 'index.html' : pathname.slice(1))
        ?.at(-1);
      if (!found?.body) return { status: 403, headers: new Headers(), text: '' };
      const headers = new Headers({
        ...SECURITY,
        'content-type': found.contentType,
        'cache-control': found.cacheControl,
      });
      return { status: 200, headers, text: found.body.toString() };
    },
    canConnect: async () => await Promise.resolve(false),
  };
}
