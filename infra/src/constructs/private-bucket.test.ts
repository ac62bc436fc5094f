import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { PrivateBucket } from './private-bucket.ts';

function templateWith(props: ConstructorParameters<typeof PrivateBucket>[2]): Template {
  const stack = new Stack(new App(), 'stack');
  new PrivateBucket(stack, 'BackupsBucket', props);
  return Template.fromStack(stack);
}

test('a bucket is private, encrypted, versioned and outlives its stack', () => {
  templateWith({ keepDeletedForDays: 30 }).hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: Match.anyValue(),
    },
  });
});

test('its logical id is the id it was given', () => {
  expect(Object.keys(templateWith({ keepDeletedForDays: 30 }).findResources('AWS::S3::Bucket'))).toEqual([
    'BackupsBucket',
  ]);
});

test('it refuses what does not come over TLS 1.2 or newer', () => {
  const [policy] = Object.values(
    templateWith({ keepDeletedForDays: 30 }).findResources('AWS::S3::BucketPolicy'),
  ) as { Properties: { PolicyDocument: { Statement: { Effect: string; Condition: unknown }[] } } }[];
  const denied = policy?.Properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny');
  expect(denied?.map(({ Condition }) => Condition)).toEqual([
    { Bool: { 'aws:SecureTransport': 'false' } },
    { NumericLessThan: { 's3:TlsVersion': 1.2 } },
  ]);
});

test('what was deleted is freed: hidden versions, markers left alone, uploads never finished', () => {
  templateWith({ keepDeletedForDays: 30 }).hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: [
        {
          Id: 'free-what-was-deleted',
          Status: 'Enabled',
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          ExpiredObjectDeleteMarker: true,
        },
      ],
    },
  });
});

test('a bucket of things that age frees them too', () => {
  templateWith({ keepDeletedForDays: 7, expireAfterDays: 180 }).hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([{ Id: 'free-what-is-old', Status: 'Enabled', ExpirationInDays: 180 }]),
    },
  });
});
