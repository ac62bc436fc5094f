import { CfnInstance, CfnVolumeAttachment } from 'aws-cdk-lib/aws-ec2';
import type { CfnInstanceProfile } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DataVolume } from './data-volume.ts';
import type { Network } from './network.ts';
import { pinLogicalId } from './pin-logical-id.ts';

/** Ubuntu and a few releases; nothing on it is needed again. */
const SYSTEM_DISK_GIB = 10;

interface HostProps {
  readonly network: Network;
  readonly instanceProfile: CfnInstanceProfile;
  readonly dataVolume: DataVolume;
  /** One image, given once and kept: a newer image would be another instance. */
  readonly imageId: string;
  readonly instanceType: string;
}

/**
 * The one machine: no SSH and no key, metadata by session only, encrypted disks, credits that never cost extra, and no
 * ending it by one call.
 *
 * It boots as Ubuntu made it. What makes it a host of this app comes with each release (see HostDocuments), and not as user
 * data: those are read at the first boot alone, and another text of them would be another instance. The data is on a volume
 * of its own, so that whatever happens to the machine happens to nothing of the owner's.
 */
export class Host extends Construct {
  readonly instance: CfnInstance;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: HostProps) {
    super(scope, id);
    const { network, instanceProfile, dataVolume, imageId, instanceType } = props;
    this.instance = new CfnInstance(this, 'Instance', {
      imageId,
      instanceType,
      subnetId: network.subnetId,
      securityGroupIds: [network.securityGroupId],
      iamInstanceProfile: instanceProfile.ref,
      disableApiTermination: true,
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      creditSpecification: { cpuCredits: 'standard' },
      blockDeviceMappings: [
        {
          deviceName: '/dev/sda1',
          ebs: { volumeType: 'gp3', volumeSize: SYSTEM_DISK_GIB, encrypted: true, deleteOnTermination: true },
        },
      ],
      tags: [{ key: 'Name', value: 'etf-portfolio' }],
    });
    // The first boot reaches out at once.
    this.instance.addResourceDependency(network.wayOut);
    pinLogicalId(this.instance, 'Instance');
    const attachment = new CfnVolumeAttachment(this, 'DataVolumeAttachment', {
      instanceId: this.instance.ref,
      volumeId: dataVolume.ref,
      device: '/dev/sdf',
    });
    pinLogicalId(attachment, 'DataVolumeAttachment');
    this.arn = this.instance.stack.formatArn({
      service: 'ec2',
      resource: 'instance',
      resourceName: this.instance.ref,
    });
  }
}
