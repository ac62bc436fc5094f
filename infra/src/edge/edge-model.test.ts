import { describe, expect, test } from 'vitest';
import type { StackTemplate } from '../stacks/stack-template.ts';
import { bucketOrigin } from './bucket-origin.ts';
import type { Origin } from './edge-http.ts';
import { edgeOf } from './edge.ts';
import { matchesPath } from './path-pattern.ts';
import { runOnRequest } from './run-function.ts';

const OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const UNCACHED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const reads = { AllowedMethods: ['GET', 'HEAD'], ViewerProtocolPolicy: 'redirect-to-https' };

/** A distribution as it is often made by hand: errors of both origins become the page. */
function handMade(config: object = {}): StackTemplate {
  return {
    Resources: {
      D: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: {
          DistributionConfig: {
            DefaultRootObject: 'index.html',
            DefaultCacheBehavior: { ...reads, TargetOriginId: 'files', CachePolicyId: OPTIMIZED },
            CacheBehaviors: [
              { ...reads, PathPattern: '/api/*', TargetOriginId: 'api', CachePolicyId: UNCACHED },
            ],
            Origins: [
              { Id: 'files', DomainName: 'files', S3OriginConfig: {} },
              { Id: 'api', DomainName: 'api' },
            ],
            CustomErrorResponses: [
              { ErrorCode: 404, ResponsePagePath: '/index.html', ResponseCode: 200, ErrorCachingMinTTL: 300 },
            ],
            ...config,
          },
        },
      },
    },
  };
}

const answer = (status: number, body: string, cacheControl?: string): Origin => {
  const headers = cacheControl === undefined ? {} : { 'cache-control': cacheControl };
  return () => Promise.resolve({ status, headers, body });
};

describe('what a careless distribution does is seen', () => {
  const files: Origin = ({ uri }) =>
    Promise.resolve(
      uri === '/index.html'
        ? { status: 200, headers: {}, body: 'page' }
        : { status: 404, headers: {}, body: 'missing' },
    );

  test('an error of the API becomes the page, kept for five minutes', async () => {
    const ask = edgeOf(handMade(), { origins: { files, api: answer(404, 'no such thing') } });
    expect(await ask({ uri: '/api/nothing' })).toMatchObject({ status: 200, body: 'page', keptForS: 300 });
  });

  test('a missing script becomes the page', async () => {
    const ask = edgeOf(handMade(), { origins: { files, api: answer(200, '') } });
    expect(await ask({ uri: '/assets/old.js' })).toMatchObject({ status: 200, body: 'page' });
  });

  test('without a rule an error is kept for ten seconds, though nothing else is', async () => {
    const ask = edgeOf(handMade({ CustomErrorResponses: [] }), {
      origins: { files, api: answer(500, 'broken') },
    });
    expect(await ask({ uri: '/api/thing' })).toMatchObject({ status: 500, keptForS: 10 });
  });

  test('without a policy the API learns of neither cookies nor the query', async () => {
    let seen: object = {};
    const api: Origin = (request) => {
      seen = request;
      return Promise.resolve({ status: 200, headers: {}, body: '' });
    };
    await edgeOf(handMade(), { origins: { files, api } })({
      uri: '/api/thing',
      query: 'q=1',
      headers: { cookie: 'session=1' },
    });
    expect(seen).toMatchObject({ query: '', headers: {} });
  });
});

describe('lifetimes', () => {
  const kept = async (cacheControl?: string) => {
    const origins = { files: answer(200, '', cacheControl), api: answer(200, '') };
    return (await edgeOf(handMade(), { origins })({ uri: '/x.js' })).keptForS;
  };

  test.each([
    ['no-cache', 1], // the least of the policy
    ['private, max-age=600', 1],
    ['max-age=600', 600],
    ['max-age=600, s-maxage=60', 60],
    ['max-age=99999999', 31_536_000], // the most of the policy
    [undefined, 86_400],
  ])('%s is kept for %d s', async (cacheControl, seconds) => {
    expect(await kept(cacheControl)).toBe(seconds);
  });

  test('what is kept is answered from there until its time is over', async () => {
    let now = 0;
    let version = 1;
    const files: Origin = () =>
      Promise.resolve({ status: 200, headers: { 'cache-control': 'max-age=60' }, body: `v${version}` });
    const ask = edgeOf(handMade(), { origins: { files, api: files }, clock: () => now });
    await ask({ uri: '/x.js' });
    version = 2;
    now = 59;
    expect(await ask({ uri: '/x.js' })).toMatchObject({ from: 'cache', body: 'v1', keptForS: 1 });
    now = 60;
    expect(await ask({ uri: '/x.js' })).toMatchObject({ from: 'files', body: 'v2' });
  });
});

test.each([
  ['/api/*', '/api/v1/x', true],
  ['/api/*', '/api/', true],
  ['/api/*', '/api', false],
  ['/api/*', '/API/x', false],
  ['api/*', '/api/x', true],
  ['/health', '/health', true],
  ['/health', '/healthy', false],
  ['/*.js', '/a/b.js', true],
  ['/*.js', '/a/bxjs', false],
  ['/?/x', '/a/x', true],
  ['/?/x', '/ab/x', false],
])('%s and %s: %s', (pattern, path, matches) => {
  expect(matchesPath(pattern, path)).toBe(matches);
});

describe('a function of the edge', () => {
  const request = {
    protocol: 'https',
    method: 'GET',
    uri: '/x',
    query: '',
    headers: {},
    viewer: '203.0.113.9',
  } as const;

  test('changes the path', () => {
    const source = 'function handler(e) { e.request.uri = "/y"; return e.request; }';
    expect(runOnRequest(source, request).uri).toBe('/y');
  });

  test.each([
    ['reaches for Node', 'function handler() { return require("fs"); }'],
    ['never ends', 'function handler() { for (;;); }'],
    ['gives nothing back', 'function handler() {}'],
    ['is not there', ''],
  ])('that %s fails', (_what, source) => {
    expect(() => runOnRequest(source, request)).toThrow(/./);
  });
});

test('who may not list a bucket is told 403 of what is missing', async () => {
  const bucket = (actions: string[]): StackTemplate => ({
    Resources: {
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'B' },
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: actions, Principal: { Service: 'cloudfront.amazonaws.com' } },
            ],
          },
        },
      },
    },
  });
  const ask = async (actions: string[]) => {
    const origins = { files: bucketOrigin(bucket(actions), 'B', {}), api: answer(200, '') };
    return (await edgeOf(handMade({ CustomErrorResponses: [] }), { origins })({ uri: '/x.js' })).status;
  };
  expect(await ask(['s3:GetObject', 's3:ListBucket'])).toBe(404);
  expect(await ask(['s3:GetObject'])).toBe(403);
  expect(await ask([])).toBe(403);
});
