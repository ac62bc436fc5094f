import { type CloudOptions, clientSettings, isNamed, lazily } from './client-of.ts';

/** How a command on the instance stands. */
export interface Invocation {
  readonly isRunning: boolean;
  readonly isSuccess: boolean;
  /** Systems Manager's own word, such as `Success` or `TimedOut`. */
  readonly status: string;
  readonly stdout: string;
  readonly stderr: string;
}

const RUNNING = ['Pending', 'InProgress', 'Delayed', 'Cancelling'];

/** Commands on the instance, through Systems Manager: no door of the instance is open for them. */
export function commandsIn(options: CloudOptions) {
  const ssm = lazily(async () => {
    const sdk = await import('@aws-sdk/client-ssm');
    return { sdk, client: new sdk.SSMClient(clientSettings(options)) };
  });
  return {
    /** True once the instance can be given commands. */
    async isListening(instance: string): Promise<boolean> {
      const { sdk, client } = await ssm();
      const { InstanceInformationList = [] } = await client.send(
        new sdk.DescribeInstanceInformationCommand({
          Filters: [{ Key: 'InstanceIds', Values: [instance] }],
        }),
      );
      return InstanceInformationList.some(({ PingStatus }) => PingStatus === 'Online');
    },

    /** @returns the number of the command */
    async send(
      document: string,
      instance: string,
      parameters: Readonly<Record<string, string>>,
    ): Promise<string> {
      const { sdk, client } = await ssm();
      const { Command } = await client.send(
        new sdk.SendCommandCommand({
          DocumentName: document,
          InstanceIds: [instance],
          Parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value]])),
        }),
      );
      return Command?.CommandId ?? '';
    },

    /** @returns null while the instance has not heard of the command yet */
    async look(command: string, instance: string): Promise<Invocation | null> {
      const { sdk, client } = await ssm();
      try {
        const found = await client.send(
          new sdk.GetCommandInvocationCommand({ CommandId: command, InstanceId: instance }),
        );
        const status = found.Status ?? 'Pending';
        return {
          isRunning: RUNNING.includes(status),
          isSuccess: status === 'Success',
          status,
          stdout: found.StandardOutputContent ?? '',
          stderr: found.StandardErrorContent ?? '',
        };
      } catch (error) {
        if (isNamed(error, 'InvocationDoesNotExist')) return null;
        throw error;
      }
    },

    /** Numbers of the commands that an earlier call began and that still run. */
    async running(instance: string): Promise<string[]> {
      const { sdk, client } = await ssm();
      const { Commands = [] } = await client.send(
        new sdk.ListCommandsCommand({
          InstanceId: instance,
          Filters: [{ key: 'ExecutionStage', value: 'Executing' }],
        }),
      );
      return Commands.flatMap(({ CommandId }) => CommandId ?? []);
    },
  };
}
