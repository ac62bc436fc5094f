import { expect, test } from 'vitest';
import { synthesizeTemplates } from '../../stacks/templates.ts';
import { OWNER, SECOND } from '../../testing/fake-deployment.ts';
import { fakeScene } from '../../testing/fake-scene.ts';
import { release } from './release.ts';
import { up } from './up.ts';

const scene = fakeScene();
const { deployment } = scene;

/** The rights that a call needs; what is asked of a bucket has a right of another name. */
function rightFor(call: string): string {
  const [service = '', action = ''] = call.split(':');
  if (action.endsWith('invalidation')) return 'cloudfront:CreateInvalidation';
  if (action.includes('/invalidation/')) return 'cloudfront:GetInvalidation';
  if (service !== 's3') return call;
  const [method, path = ''] = action.split(' ');
  if (method === 'PUT') return 's3:PutObject';
  if (method === 'POST' || method === 'DELETE') return 's3:DeleteObject';
  return /^\/[^/?]+\/?(\?|$)/.test(path) ? 's3:ListBucket' : 's3:GetObject';
}

test('the role of GitHub’s releases may do what a release asks for, and a release asks for all that it may', async () => {
  await up(deployment({ wishes: OWNER }));
  const from = scene.aws.calls.length;
  await release(deployment({ version: SECOND }));
  const needed = new Set(scene.aws.calls.slice(from).map(rightFor));
  needed.delete('sts:GetCallerIdentity'); // which nobody needs a right for
  const { Policies } = synthesizeTemplates().app.Resources.ReleaseRole?.Properties as {
    Policies: { PolicyDocument: { Statement: { Action: string | string[] }[] } }[];
  };
  const allowed = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).flatMap(
    ({ Action }) => Action,
  );
  expect([...needed].filter((right) => !allowed.includes(right))).toEqual([]);
  // Tidying up and a large archive come to pass in no first release.
  const later = ['s3:DeleteObject', 's3:AbortMultipartUpload'];
  expect(allowed.filter((right) => !needed.has(right) && !later.includes(right))).toEqual([]);
});
