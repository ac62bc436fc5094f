import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { pinLogicalId } from './pin-logical-id.ts';

const SIZE_GIB = 5;

interface DataVolumeProps {
  /** Zone of the host it will be attached to. */
  readonly availabilityZone: string;
  /** Tag by which the daily snapshots find it. */
  readonly snapshotTag: { readonly key: string; readonly value: string };
}

/**
 * The disk that the database is on: encrypted, apart from the host's own disk, and left standing when the stack goes.
 *
 * The id is its logical id in the template: another id would be another, blank disk.
 */
export class DataVolume extends CfnVolume {
  constructor(scope: Construct, id: string, { availabilityZone, snapshotTag }: DataVolumeProps) {
    super(scope, id, {
      availabilityZone,
      size: SIZE_GIB,
      volumeType: 'gp3',
      encrypted: true,
      tags: [{ key: 'Name', value: 'etf-portfolio data' }, snapshotTag],
    });
    // Kept, but for the one that a first creation made which then failed: nothing was ever on it.
    this.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    this.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    pinLogicalId(this, id);
  }
}
