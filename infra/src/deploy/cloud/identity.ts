import { type CloudOptions, clientSettings, lazily } from './client-of.ts';

/** Who the credentials belong to. */
export function identityIn(options: CloudOptions) {
  const sts = lazily(async () => {
    const sdk = await import('@aws-sdk/client-sts');
    return { sdk, client: new sdk.STSClient(clientSettings(options)) };
  });
  return {
    /** @returns the account's twelve digits and the user or role that asks */
    async whoAmI(): Promise<{ account: string; arn: string }> {
      const { sdk, client } = await sts();
      const { Account = '', Arn = '' } = await client.send(new sdk.GetCallerIdentityCommand({}));
      return { account: Account, arn: Arn };
    },
  };
}
