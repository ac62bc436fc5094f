import { type CloudOptions, clientSettings, lazily } from './client-of.ts';

/** CloudFront's copies of the app. */
export function edgeIn(options: CloudOptions) {
  const cloudFront = lazily(async () => {
    const sdk = await import('@aws-sdk/client-cloudfront');
    return { sdk, client: new sdk.CloudFrontClient(clientSettings(options)) };
  });
  return {
    /** Has the copies of these paths thrown away. @returns the number of the request */
    async invalidate(distribution: string, paths: readonly string[], reference: string): Promise<string> {
      const { sdk, client } = await cloudFront();
      const { Invalidation } = await client.send(
        new sdk.CreateInvalidationCommand({
          DistributionId: distribution,
          InvalidationBatch: {
            CallerReference: reference,
            Paths: { Quantity: paths.length, Items: [...paths] },
          },
        }),
      );
      return Invalidation?.Id ?? '';
    },

    /** True once no copy is left anywhere. */
    async isInvalidated(distribution: string, invalidation: string): Promise<boolean> {
      const { sdk, client } = await cloudFront();
      const { Invalidation } = await client.send(
        new sdk.GetInvalidationCommand({ DistributionId: distribution, Id: invalidation }),
      );
      return Invalidation?.Status === 'Completed';
    },

    /** `Deployed` once every place of the world knows the distribution as it is. */
    async status(distribution: string): Promise<string> {
      const { sdk, client } = await cloudFront();
      const { Distribution } = await client.send(new sdk.GetDistributionCommand({ Id: distribution }));
      return Distribution?.Status ?? 'unknown';
    },
  };
}
