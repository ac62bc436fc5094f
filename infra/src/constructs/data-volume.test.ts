import { expect, test } from 'vitest';
import { propertiesOf, resourcesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

const TAG = { Key: 'etf-portfolio-snapshots', Value: { Ref: 'AWS::StackName' } };

test('the disk of the data is encrypted', () => {
  expect(propertiesOf(templates().app, 'DataVolume')).toMatchObject({
    Encrypted: true,
    Size: 5,
    VolumeType: 'gp3',
  });
});

test('it is copied each night, and seven copies stay', () => {
  const { app } = templates();
  expect(propertiesOf(app, 'DataVolume')['Tags']).toContainEqual(TAG);
  const [policy] = Object.values(resourcesOf(app, 'AWS::DLM::LifecyclePolicy'));
  expect(policy).toMatchObject({
    State: 'ENABLED',
    PolicyDetails: {
      ResourceTypes: ['VOLUME'],
      TargetTags: [TAG],
      Schedules: [
        {
          CreateRule: { Interval: 24, IntervalUnit: 'HOURS', Times: ['03:00'] },
          RetainRule: { Count: 7 },
          CopyTags: true, // by which old ones may be removed
        },
      ],
    },
  });
});
