/** Resources of the app's stack that hold the owner's data, or that the data would be cut off from. */
export const GUARDED_RESOURCES = [
  'Instance',
  'DataVolume',
  'AppBucket',
  'BackupsBucket',
  'ReleasesBucket',
] as const;

/**
 * The stack policy of the app's stack, as SetStackPolicy takes it: everything may be updated, but no update may replace or
 * remove what is guarded. CloudFormation itself refuses, whoever asks and whatever the template says.
 */
export const stackPolicy = {
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: ['Update:Replace', 'Update:Delete'],
      Resource: GUARDED_RESOURCES.map((logicalId) => `LogicalResourceId/${logicalId}`),
    },
  ],
} as const;
