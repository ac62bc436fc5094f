import { type CloudOptions, clientSettings, isNamed, lazily } from './client-of.ts';

/** Parameters of Systems Manager: the few secrets, and what Canonical publishes. */
export function parametersIn(options: CloudOptions) {
  const ssm = lazily(async () => {
    const sdk = await import('@aws-sdk/client-ssm');
    return { sdk, client: new sdk.SSMClient(clientSettings(options)) };
  });
  return {
    /** @returns the value, decrypted; null when there is no such parameter */
    async read(name: string): Promise<string | null> {
      const { sdk, client } = await ssm();
      try {
        const { Parameter } = await client.send(
          new sdk.GetParameterCommand({ Name: name, WithDecryption: true }),
        );
        return Parameter?.Value ?? null;
      } catch (error) {
        if (isNamed(error, 'ParameterNotFound')) return null;
        throw error;
      }
    },

    /** Keeps a secret, encrypted. @returns false when one was there already, which then stays */
    async keep(name: string, value: string): Promise<boolean> {
      const { sdk, client } = await ssm();
      try {
        await client.send(
          new sdk.PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: false }),
        );
        return true;
      } catch (error) {
        if (isNamed(error, 'ParameterAlreadyExists')) return false;
        throw error;
      }
    },

    /** Removes a parameter; one that is not there is no fault. */
    async remove(name: string): Promise<void> {
      const { sdk, client } = await ssm();
      try {
        await client.send(new sdk.DeleteParameterCommand({ Name: name }));
      } catch (error) {
        if (!isNamed(error, 'ParameterNotFound')) throw error;
      }
    },
  };
}
