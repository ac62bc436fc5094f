import { expect, test } from 'vitest';
import { propertiesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

const instance = () => propertiesOf(templates().app, 'Instance');

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

test('nothing in it changes with a release: its text would be another instance', () => {
  expect(Object.keys(instance()).toSorted()).toEqual([
    'BlockDeviceMappings',
    'CreditSpecification',
    'DisableApiTermination',
    'IamInstanceProfile',
    'ImageId',
    'InstanceType',
    'MetadataOptions',
    'SecurityGroupIds',
    'SubnetId',
    'Tags',
  ]);
});
