import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { propertiesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

const instance = () => propertiesOf(templates().app, 'Instance');

/** The text that the instance is started with; what is known in the account only stands there as `<name>`. */
function userData(): string {
  const { 'Fn::Base64': joined } = instance()['UserData'] as {
    'Fn::Base64': { 'Fn::Join': [string, (string | { Ref: string })[]] };
  };
  const [separator, parts] = joined['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(separator);
}

test('nobody logs in by SSH, and one call does not end it', () => {
  expect(instance()).not.toHaveProperty('KeyName');
  expect(instance()['DisableApiTermination']).toBe(true);
});

test('its image and its kind are what was chosen once', () => {
  expect(instance()).toMatchObject({ ImageId: { Ref: 'AmiId' }, InstanceType: { Ref: 'InstanceType' } });
});

test('metadata are told to sessions on the host only', () => {
  expect(instance()['MetadataOptions']).toEqual({
    HttpEndpoint: 'enabled',
    HttpTokens: 'required',
    HttpPutResponseHopLimit: 1,
  });
});

test('busy hours cost nothing extra', () => {
  expect(instance()['CreditSpecification']).toEqual({ CPUCredits: 'standard' });
});

test('its own disk is encrypted and goes with it; the data are on another one', () => {
  expect(instance()['BlockDeviceMappings']).toEqual([
    {
      DeviceName: '/dev/sda1',
      Ebs: { VolumeType: 'gp3', VolumeSize: 10, Encrypted: true, DeleteOnTermination: true },
    },
  ]);
  expect(propertiesOf(templates().app, 'DataVolumeAttachment')).toMatchObject({
    InstanceId: { Ref: 'Instance' },
    VolumeId: { Ref: 'DataVolume' },
  });
});

test('its first boot runs the bootstrap, told of its volume, bucket, log and proxy', () => {
  const bootstrap = readFileSync(join(import.meta.dirname, '..', '..', 'host', 'bootstrap.sh'), 'utf8');
  expect(userData()).toBe(
    [
      '#!/bin/bash',
      'DATA_VOLUME_ID=<DataVolume>',
      'AWS_REGION=<AWS::Region>',
      'BACKUPS_BUCKET=<BackupsBucket>',
      'LOG_GROUP=<HostLogs>',
      'TRUSTED_PROXY=10.41.0.0/24',
      bootstrap,
    ].join('\n'),
  );
  // EC2 takes 16 kB.
  expect(Buffer.byteLength(userData())).toBeLessThan(12_000);
});
