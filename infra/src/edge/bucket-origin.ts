import type { StackTemplate } from '../stacks/stack-template.ts';
import type { Origin, OriginAnswer } from './edge-http.ts';

/** A file of a bucket as it was uploaded. */
export interface BucketFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly body: string;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: unknown;
}

/**
 * A private bucket behind CloudFront's access control, under the policy that the template gives it.
 *
 * @param logicalId  of the bucket in the template
 * @param files      by their keys
 */
export function bucketOrigin(
  template: StackTemplate,
  logicalId: string,
  files: Readonly<Record<string, BucketFile>>,
): Origin {
  const allowed = allowedActions(template, logicalId);
  const refuse = (status: number, code: string): OriginAnswer => ({
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`,
  });
  return ({ uri }) => {
    if (!allowed.has('s3:GetObject')) return Promise.resolve(refuse(403, 'AccessDenied'));
    const file = files[decodeURIComponent(uri.slice(1))];
    if (file)
      return Promise.resolve({
        status: 200,
        headers: { 'content-type': file.type, 'cache-control': file.cacheControl },
        body: file.body,
      });
    // Who may not list a bucket is not told whether something is in it.
    return Promise.resolve(
      allowed.has('s3:ListBucket') ? refuse(404, 'NoSuchKey') : refuse(403, 'AccessDenied'),
    );
  };
}

function allowedActions({ Resources }: StackTemplate, logicalId: string): ReadonlySet<string> {
  const statements = Object.values(Resources)
    .filter(({ Type, Properties }) => {
      const bucket = Properties?.['Bucket'] as { Ref?: string } | undefined;
      return Type === 'AWS::S3::BucketPolicy' && bucket?.Ref === logicalId;
    })
    .flatMap(({ Properties }) => (Properties?.['PolicyDocument'] as { Statement: Statement[] }).Statement);
  const ofCloudFront = statements.filter(
    ({ Effect, Principal }) =>
      Effect === 'Allow' && JSON.stringify(Principal) === '{"Service":"cloudfront.amazonaws.com"}',
  );
  return new Set(ofCloudFront.flatMap(({ Action }) => Action));
}
