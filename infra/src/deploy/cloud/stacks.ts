import type { Parameter } from '@aws-sdk/client-cloudformation';
import { type CloudOptions, clientSettings, isNamed, lazily } from './client-of.ts';
import type { Change, ChangeSet, Stack, StackEvent } from './stack-values.ts';
import { changeOf, stackOf } from './stack-values.ts';

/** What a change set is made from. */
export interface ChangeSetWish {
  readonly stack: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly template: string;
  /** Parameters that get a value; null keeps the one that the stack has. */
  readonly parameters: Readonly<Record<string, string | null>>;
}

const isMissing = (error: unknown) =>
  isNamed(error, 'ChangeSetNotFound', 'ChangeSetNotFoundException') ||
  (isNamed(error, 'ValidationError') && /does not exist/.test((error as Error).message));

const parameterOf = ([key, value]: [string, string | null]): Parameter =>
  value === null
    ? { ParameterKey: key, UsePreviousValue: true }
    : { ParameterKey: key, ParameterValue: value };

/** Stacks of CloudFormation, which keep what exists, undo what failed, and are this program's memory. */
export function stacksIn(options: CloudOptions) {
  const cloudFormation = lazily(async () => {
    const sdk = await import('@aws-sdk/client-cloudformation');
    return { sdk, client: new sdk.CloudFormationClient(clientSettings(options)) };
  });

  return {
    /** @param name a name, or the id of a stack that may be gone @returns null when there is none */
    async find(name: string): Promise<Stack | null> {
      const { sdk, client } = await cloudFormation();
      try {
        const { Stacks = [] } = await client.send(new sdk.DescribeStacksCommand({ StackName: name }));
        return Stacks[0] ? stackOf(Stacks[0]) : null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async propose(wish: ChangeSetWish): Promise<void> {
      const { sdk, client } = await cloudFormation();
      await client.send(
        new sdk.CreateChangeSetCommand({
          StackName: wish.stack,
          ChangeSetName: wish.name,
          ChangeSetType: wish.isNew ? 'CREATE' : 'UPDATE',
          TemplateBody: wish.template,
          Parameters: Object.entries(wish.parameters).map(parameterOf),
          Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
        }),
      );
    },

    /** @returns null when there is no such change set */
    async proposal(stack: string, name: string): Promise<ChangeSet | null> {
      const { sdk, client } = await cloudFormation();
      const changes: Change[] = [];
      let token: string | undefined;
      try {
        for (;;) {
          const page = await client.send(
            new sdk.DescribeChangeSetCommand({ StackName: stack, ChangeSetName: name, NextToken: token }),
          );
          changes.push(...(page.Changes ?? []).flatMap(({ ResourceChange: c }) => (c ? [changeOf(c)] : [])));
          token = page.NextToken;
          if (token === undefined)
            return { status: page.Status ?? '', reason: page.StatusReason ?? '', changes };
        }
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    /** Throws a change set away; one that is not there is no fault. */
    async withdraw(stack: string, name: string): Promise<void> {
      const { sdk, client } = await cloudFormation();
      try {
        await client.send(new sdk.DeleteChangeSetCommand({ StackName: stack, ChangeSetName: name }));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },

    async execute(stack: string, name: string): Promise<void> {
      const { sdk, client } = await cloudFormation();
      await client.send(new sdk.ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: name }));
    },

    /** The newest events of a stack, newest first: as many as one answer holds. */
    async events(stack: string): Promise<StackEvent[]> {
      const { sdk, client } = await cloudFormation();
      try {
        const { StackEvents = [] } = await client.send(
          new sdk.DescribeStackEventsCommand({ StackName: stack }),
        );
        return StackEvents.map((event) => ({
          id: event.EventId ?? '',
          resource: event.LogicalResourceId ?? '',
          type: event.ResourceType ?? '',
          status: event.ResourceStatus ?? '',
          reason: event.ResourceStatusReason ?? '',
        }));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },

    /** The template that a stack was last made from. */
    async template(stack: string): Promise<unknown> {
      const { sdk, client } = await cloudFormation();
      const { TemplateBody = '{}' } = await client.send(new sdk.GetTemplateCommand({ StackName: stack }));
      return JSON.parse(TemplateBody) as unknown;
    },

    /** What no update may do. @param policy JSON */
    async setPolicy(stack: string, policy: string): Promise<void> {
      const { sdk, client } = await cloudFormation();
      await client.send(new sdk.SetStackPolicyCommand({ StackName: stack, StackPolicyBody: policy }));
    },

    /** Whether the stack refuses to be deleted. */
    async protect(stack: string, isProtected: boolean): Promise<void> {
      const { sdk, client } = await cloudFormation();
      await client.send(
        new sdk.UpdateTerminationProtectionCommand({
          StackName: stack,
          EnableTerminationProtection: isProtected,
        }),
      );
    },

    async remove(stack: string): Promise<void> {
      const { sdk, client } = await cloudFormation();
      await client.send(new sdk.DeleteStackCommand({ StackName: stack }));
    },

    /** Takes up a rollback that did not end. */
    async continueRollback(stack: string): Promise<void> {
      const { sdk, client } = await cloudFormation();
      await client.send(new sdk.ContinueUpdateRollbackCommand({ StackName: stack }));
    },

    /** Begins to compare what exists with the template. @returns the number of the comparison */
    async beginComparison(stack: string): Promise<string> {
      const { sdk, client } = await cloudFormation();
      const { StackDriftDetectionId = '' } = await client.send(
        new sdk.DetectStackDriftCommand({ StackName: stack }),
      );
      return StackDriftDetectionId;
    },

    /** @returns null while it is under way; else what differs, by name */
    async comparison(stack: string, number: string): Promise<string[] | null> {
      const { sdk, client } = await cloudFormation();
      const { DetectionStatus } = await client.send(
        new sdk.DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: number }),
      );
      if (DetectionStatus === 'DETECTION_IN_PROGRESS') return null;
      const { StackResourceDrifts = [] } = await client.send(
        new sdk.DescribeStackResourceDriftsCommand({
          StackName: stack,
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
        }),
      );
      return StackResourceDrifts.map(({ LogicalResourceId }) => LogicalResourceId ?? '');
    },
  };
}
