import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id.ts';

interface PrivateBucketProps {
  /** How long what was overwritten or deleted can still be brought back. */
  readonly keepDeletedForDays: number;
  /** Removes what is older than this, whoever still wants it; left out, nothing goes that nobody deleted. */
  readonly expireAfterDays?: number;
}

/**
 * A bucket that nobody reads from outside, that answers over TLS 1.2 or newer only, keeps every version, outlives its stack, and frees its space:
 * in a bucket with versions a plain expiry only hides an object behind a marker, so the hidden versions, the markers left
 * alone and the uploads never finished have their own ends.
 *
 * The id is its logical id in the template: another id would be another, empty bucket.
 */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, { keepDeletedForDays, expireAfterDays }: PrivateBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Kept, but for the empty one of a first creation that failed.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      versioned: true,
      lifecycleRules: rules(keepDeletedForDays, expireAfterDays),
    });
    pinLogicalId(this, id);
  }
}

function rules(keepDeletedForDays: number, expireAfterDays: number | undefined): LifecycleRule[] {
  return [
    {
      id: 'free-what-was-deleted',
      noncurrentVersionExpiration: Duration.days(keepDeletedForDays),
      abortIncompleteMultipartUploadAfter: Duration.days(1),
      // A marker may stand in one rule with a plain expiry by date only, so the latter has its own rule.
      expiredObjectDeleteMarker: true,
    },
    ...(expireAfterDays === undefined
      ? []
      : [{ id: 'free-what-is-old', expiration: Duration.days(expireAfterDays) }]),
  ];
}
