import { filesIn } from './page-files.ts';
import { type Checklist, note, right, rightIf, wrong } from './check.ts';
import { distributionIn, inside, listIn } from './template-facts.ts';

const DEEP_LINKS = ['/transactions', '/holdings/IE00BK5BQT80', '/fund/VWCE.DE', '/settings'];
const UP = 'npm run deploy -- up';
const RELEASE = 'npm run deploy -- release';

const isPage = (answer: { status: number; headers: Headers } | null) =>
  answer?.status === 200 && (answer.headers.get('content-type') ?? '').includes('text/html');
const isJson = (answer: { headers: Headers } | null) =>
  (answer?.headers.get('content-type') ?? '').includes('json');

/** The app as a browser finds it. */
export const OF_THE_WEB: Checklist = {
  name: 'Address',
  checks: [
    {
      item: 'CloudFront has two origins: the bucket for the app, the instance for /api/*',
      remedy: UP,
      covers: ['CloudFront distribution created with dual origins'],
      here: (deployment) => {
        const distribution = distributionIn(deployment);
        const api = listIn(distribution, 'CacheBehaviors').find(
          (each) => inside(each, 'PathPattern') === '/api/*',
        );
        const isSplit =
          listIn(distribution, 'Origins').length === 2 &&
          inside(api, 'TargetOriginId') !== inside(distribution, 'DefaultCacheBehavior', 'TargetOriginId');
        return rightIf(api !== undefined && isSplit, 'The template says otherwise.');
      },
    },
    {
      item: 'CloudFront has passed the distribution on everywhere',
      remedy: 'Wait some minutes.',
      covers: ['Distribution deployed (status: Deployed)'],
      there: async ({ deployment, stack }) => {
        const status = await deployment.cloud.edge.status((await stack()).outputs.DistributionId ?? '');
        return rightIf(status === 'Deployed', `Its state is ${status}.`);
      },
    },
    {
      item: 'The app opens over HTTPS, and HTTP leads there',
      remedy: RELEASE,
      covers: [
        'CloudFront domain obtained',
        'Access CloudFront URL in browser (HTTPS)',
        'CloudFront enforces HTTPS (`redirect-to-https`)',
        'CloudFront uses HTTPS (redirect-to-https enabled)',
      ],
      here: (deployment) => {
        const distribution = distributionIn(deployment);
        const policies = [
          inside(distribution, 'DefaultCacheBehavior', 'ViewerProtocolPolicy'),
          ...listIn(distribution, 'CacheBehaviors').map((each) => inside(each, 'ViewerProtocolPolicy')),
        ];
        return rightIf(
          policies.every((policy) => policy === 'redirect-to-https' || policy === 'https-only'),
          'The template lets HTTP through.',
        );
      },
      there: async ({ deployment, address, page }) => {
        const at = await address();
        const plain = await deployment.web.get(`${at.replace('https:', 'http:')}/`);
        if (!isPage(await page())) return wrong(`${at} shows no page.`);
        const isLed = plain === null || (plain.headers.get('location') ?? '').startsWith('https:');
        return rightIf(isLed, 'Without HTTPS it answers too.');
      },
    },
    {
      item: 'TLS is 1.2 or newer',
      remedy: 'A name of your own decides it: npm run deploy -- up --domain portfolio.example.org',
      covers: ['CloudFront uses TLS 1.2 minimum'],
      here: (deployment) => {
        const least = inside(
          distributionIn(deployment),
          'ViewerCertificate',
          'MinimumProtocolVersion',
          'Fn::If',
          1,
        );
        return rightIf(/^TLSv1\.[23]/.test(String(least)), 'The template does not ask for it.');
      },
      there: async ({ stack }) =>
        ((await stack()).parameters.DomainName ?? '') === ''
          ? note(
              'Under *.cloudfront.net Amazon still lets very old browsers use TLS 1.0; every browser of today uses 1.2 or 1.3.',
            )
          : right,
    },
    {
      item: 'Every file that the page refers to is there, and is what it says it is',
      remedy: RELEASE,
      covers: ['Frontend loads correctly (no console errors)'],
      there: async ({ deployment, address, page }) => {
        const bad: string[] = [];
        for (const key of filesIn((await page())?.text ?? '')) {
          const answer = await deployment.web.get(`${await address()}/${key}`);
          const isPageInstead = /html/.test(answer?.headers.get('content-type') ?? '');
          if (answer?.status !== 200 || isPageInstead) bad.push(key);
        }
        return rightIf(bad.length === 0, `Missing: ${bad.join(', ')}.`);
      },
    },
    {
      item: 'A link into the app opens the app, also with a dot in it',
      remedy: UP,
      covers: ['Navigation works (Dashboard, Transactions, ISIN Metadata, etc.)'],
      there: async ({ deployment, address }) => {
        const bad: string[] = [];
        for (const path of DEEP_LINKS)
          if (!isPage(await deployment.web.get(`${await address()}${path}`))) bad.push(path);
        return rightIf(bad.length === 0, `No page: ${bad.join(', ')}.`);
      },
    },
    {
      item: 'The backend answers through CloudFront, and its schema is that of the release',
      remedy: RELEASE,
      covers: [
        'Health endpoint accessible: `https://[CLOUDFRONT_DOMAIN]/api/v1/health`',
        'Database migrations applied (`uv run alembic upgrade head`)',
        'Database file exists and has data',
      ],
      there: async ({ deployment, address }) => {
        const health = await deployment.web.get(`${await address()}/api/v1/health`);
        const ready = await deployment.web.get(`${await address()}/api/v1/health/ready`);
        if (health?.status !== 200) return wrong(`/api/v1/health: ${health?.status ?? 'no answer'}.`);
        return rightIf(ready?.status === 200, `/api/v1/health/ready: ${ready?.text ?? 'no answer'}.`);
      },
    },
    {
      item: 'Without the password nobody is told a figure',
      remedy: UP,
      covers: ['API requests work (create transaction, view analytics)'],
      there: async ({ deployment, address }) => {
        const answer = await deployment.web.get(`${await address()}/api/v1/analytics/portfolio-summary`);
        return rightIf(answer?.status === 401, `It answered ${answer?.status ?? 'nothing'}.`);
      },
    },
    {
      item: 'An error of the API stays an error, in JSON, and is kept nowhere',
      remedy: UP,
      covers: [],
      here: (deployment) => {
        const errors = listIn(distributionIn(deployment), 'CustomErrorResponses');
        const isPlain = errors.every(
          (each) =>
            inside(each, 'ResponsePagePath') === undefined && inside(each, 'ErrorCachingMinTTL') === 0,
        );
        return rightIf(isPlain, 'The template shows a page instead, or keeps the error.');
      },
      there: async ({ deployment, address }) => {
        const answer = await deployment.web.get(`${await address()}/api/v1/nothing-of-that-name`);
        return rightIf(
          isJson(answer) && (answer?.status === 404 || answer?.status === 401),
          `It answered ${answer?.status ?? 'nothing'}.`,
        );
      },
    },
    {
      item: 'A page of a stranger may not read the API',
      remedy: 'Take CORS_ORIGINS out of the environment of the service: page and API have one address.',
      covers: [
        'No CORS errors in browser console',
        'Backend CORS_ORIGINS includes CloudFront domain',
        '`CORS_ORIGINS` set to CloudFront domain only (HTTPS)',
        '`CORS_ORIGINS` includes CloudFront domain (HTTPS)',
      ],
      there: async ({ deployment, address }) => {
        const answer = await deployment.web.get(`${await address()}/api/v1/health`, {
          Origin: 'https://stranger.example',
        });
        const allowed = answer?.headers.get('access-control-allow-origin') ?? null;
        return rightIf(allowed === null, `It allows ${allowed ?? ''}.`);
      },
    },
    {
      item: 'The page is asked for anew each time, and its assets never again',
      remedy: RELEASE,
      covers: [],
      there: async ({ deployment, address, page }) => {
        const asset = filesIn((await page())?.text ?? '').find((key) => key.startsWith('assets/'));
        const kept = asset === undefined ? null : await deployment.web.get(`${await address()}/${asset}`);
        const [ofPage, ofAsset] = [await page(), kept].map(
          (each) => each?.headers.get('cache-control') ?? '',
        );
        return rightIf(
          ofPage === 'no-cache' && /immutable/.test(ofAsset ?? ''),
          `The page says "${ofPage ?? ''}", an asset "${ofAsset ?? ''}".`,
        );
      },
    },
    {
      item: 'The page comes with its security headers',
      remedy: UP,
      covers: [],
      there: async ({ page }) => {
        const headers = (await page())?.headers;
        const missing = [
          'content-security-policy',
          'strict-transport-security',
          'x-content-type-options',
        ].filter((name) => headers?.has(name) !== true);
        return rightIf(missing.length === 0, `Missing: ${missing.join(', ')}.`);
      },
    },
  ],
};
