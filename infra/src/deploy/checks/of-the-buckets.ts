import type { Stack } from '../cloud/stack-values.ts';
import { outputOf } from '../stack/live-stack.ts';
import { type Checklist, type Finding, rightIf } from './check.ts';
import type { LiveScene } from './live-scene.ts';
import { inside, listIn, ofType } from './template-facts.ts';

const BUCKETS = ['AppBucketName', 'BackupsBucketName', 'ReleasesBucketName'];

/** Asks each bucket. @returns wrong with the names of those that are not as they should be */
async function allBuckets(
  { deployment, stack }: LiveScene,
  isRight: (guards: { isVersioned: boolean; isPrivate: boolean }) => boolean,
): Promise<Finding> {
  const names = ((found: Stack) => BUCKETS.map((output) => outputOf(found, output)))(await stack());
  const bad: string[] = [];
  for (const name of names) if (!isRight(await deployment.cloud.objects.guards(name))) bad.push(name);
  return rightIf(bad.length === 0, `Not so: ${bad.join(', ')}.`);
}

const BLOCKS = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Where the frontend, the backups and the releases are kept. */
export const OF_THE_BUCKETS: Checklist = {
  name: 'Buckets',
  checks: [
    {
      item: 'Every bucket keeps earlier versions',
      remedy: 'npm run deploy -- up',
      covers: ['S3 bucket created with versioning enabled'],
      here: ({ blueprint: { app } }) => {
        const bad = ofType(app, 'AWS::S3::Bucket').filter(
          ([, each]) => inside(each, 'Properties', 'VersioningConfiguration', 'Status') !== 'Enabled',
        );
        return rightIf(bad.length === 0, `Not so: ${bad.map(([name]) => name).join(', ')}.`);
      },
      there: async (scene) => await allBuckets(scene, ({ isVersioned }) => isVersioned),
    },
    {
      item: 'Nothing in any bucket can become public',
      remedy: 'npm run deploy -- up',
      covers: ['S3 bucket blocks public access', 'S3 bucket has all public access blocked'],
      here: ({ blueprint: { app } }) => {
        const bad = ofType(app, 'AWS::S3::Bucket').filter(
          ([, each]) =>
            !BLOCKS.every(
              (name) => inside(each, 'Properties', 'PublicAccessBlockConfiguration', name) === true,
            ),
        );
        return rightIf(bad.length === 0, `Not so: ${bad.map(([name]) => name).join(', ')}.`);
      },
      there: async (scene) => await allBuckets(scene, ({ isPrivate }) => isPrivate),
    },
    {
      item: 'Only the owner’s own CloudFront may read the app’s bucket',
      remedy: 'npm run deploy -- up',
      covers: [
        'CloudFront OAI created',
        'S3 bucket policy allows CloudFront OAI access',
        'S3 bucket policy allows only CloudFront OAI',
      ],
      here: ({ blueprint: { app } }) => {
        const allowed = ofType(app, 'AWS::S3::BucketPolicy').flatMap(([, each]) =>
          listIn(each, 'Properties', 'PolicyDocument', 'Statement').filter(
            (statement) => inside(statement, 'Effect') === 'Allow',
          ),
        );
        const isTied = allowed.every(
          (statement) =>
            inside(statement, 'Principal', 'Service') === 'cloudfront.amazonaws.com' &&
            inside(statement, 'Condition') !== undefined,
        );
        const hasAccess = ofType(app, 'AWS::CloudFront::OriginAccessControl').length === 1;
        return rightIf(
          hasAccess && allowed.length > 0 && isTied,
          'A policy of a bucket allows somebody else, or CloudFront nothing.',
        );
      },
    },
    {
      item: 'What was deleted or replaced in a bucket is really freed after some time',
      remedy: 'npm run deploy -- up',
      covers: [],
      here: ({ blueprint: { app } }) => {
        const bad = ofType(app, 'AWS::S3::Bucket').filter(
          ([, each]) =>
            !listIn(each, 'Properties', 'LifecycleConfiguration', 'Rules').some(
              (rule) => inside(rule, 'NoncurrentVersionExpiration') !== undefined,
            ),
        );
        return rightIf(bad.length === 0, `Not so: ${bad.map(([name]) => name).join(', ')}.`);
      },
    },
  ],
};
