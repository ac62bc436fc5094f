import type { ResourceChange, Stack as SdkStack } from '@aws-sdk/client-cloudformation';

/** A stack as it stands. */
export interface Stack {
  readonly id: string;
  readonly name: string;
  /** CloudFormation's own word, such as `UPDATE_COMPLETE`. */
  readonly status: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What would become of one resource. */
export interface Change {
  readonly action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic' | 'SyncWithActual';
  readonly resource: string;
  readonly type: string;
  readonly replacement: 'True' | 'False' | 'Conditional';
  /** Names of the properties that change. */
  readonly properties: readonly string[];
}

export interface ChangeSet {
  /** `CREATE_COMPLETE` when it can be executed. */
  readonly status: string;
  readonly reason: string;
  readonly changes: readonly Change[];
}

export interface StackEvent {
  readonly id: string;
  readonly resource: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

export function stackOf(found: SdkStack): Stack {
  return {
    id: found.StackId ?? '',
    name: found.StackName ?? '',
    status: found.StackStatus ?? '',
    parameters: Object.fromEntries(
      (found.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
    outputs: Object.fromEntries(
      (found.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  };
}

export function changeOf(change: ResourceChange): Change {
  const details = change.Details ?? [];
  const namesOf = (some: typeof details) => [
    ...new Set(
      some.map(({ Target }) => Target?.Name ?? Target?.Attribute ?? '').filter((name) => name !== ''),
    ),
  ];
  return {
    action: change.Action ?? 'Modify',
    resource: change.LogicalResourceId ?? '',
    type: change.ResourceType ?? '',
    replacement: change.Replacement ?? 'False',
    properties: namesOf(details),
  };
}
