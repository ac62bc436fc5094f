import { describe, expect, test } from 'vitest';
import { distributionOf } from '../edge/distribution-of.ts';
import { propertiesOf, resourcesOf } from '../testing/resource-of.ts';
import { templates } from '../testing/templates.ts';

const config = (parameters: Record<string, string> = {}) =>
  distributionOf(templates().app, { OriginSecret: 'a-secret', ...parameters }).config;

const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c';

describe('a name of the owner’s own', () => {
  test('without one, the name and the certificate that CloudFront gives', () => {
    expect(config()).not.toHaveProperty('Aliases');
    expect(config().ViewerCertificate).toEqual({ CloudFrontDefaultCertificate: true });
  });

  test('with one, TLS 1.2 or newer', () => {
    const own = config({ DomainName: 'portfolio.example.org', CertificateArn: CERTIFICATE });
    expect(own.Aliases).toEqual(['portfolio.example.org']);
    expect(own.ViewerCertificate).toEqual({
      AcmCertificateArn: CERTIFICATE,
      SslSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2025',
    });
  });

  test.each([{ DomainName: 'portfolio.example.org' }, { CertificateArn: CERTIFICATE }])(
    'half of it changes nothing: %o',
    (half: Record<string, string>) => {
      expect(config(half).ViewerCertificate).toEqual({ CloudFrontDefaultCertificate: true });
    },
  );

  test('the server is told the address that browsers show', () => {
    const address = {
      'Fn::If': ['HasOwnName', { Ref: 'DomainName' }, { 'Fn::GetAtt': ['Distribution', 'DomainName'] }],
    };
    const origin = { 'Fn::Join': ['', ['https://', address]] };
    expect(propertiesOf(templates().app, 'PublicOrigin')).toMatchObject({
      Name: '/etf-portfolio/public-origin',
      Value: origin,
    });
    expect(templates().app.Outputs?.['AppUrl']?.Value).toEqual(origin);
  });
});

describe('behaviours', () => {
  test('the function is on the default behaviour alone', () => {
    const { DefaultCacheBehavior, CacheBehaviors = [] } = config();
    expect(DefaultCacheBehavior.FunctionAssociations).toHaveLength(1);
    expect(CacheBehaviors.filter((it) => it.FunctionAssociations !== undefined)).toEqual([]);
    expect(CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/api/*', '/health']);
  });

  test('no error becomes a page, and none is kept', () => {
    const rules = config().CustomErrorResponses ?? [];
    // Every status that CloudFront would keep for ten seconds by itself.
    expect(rules).toEqual(
      [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((ErrorCode) => ({
        ErrorCode,
        ErrorCachingMinTTL: 0,
      })),
    );
  });
});

describe('origins', () => {
  test('the server is reached inside the network, by nobody who does not know the secret', () => {
    const server = config().Origins.find(({ Id }) => Id === 'server');
    expect(server).toEqual({
      Id: 'server',
      DomainName: '${Instance.PrivateDnsName}',
      VpcOriginConfig: { VpcOriginId: '${WayIn.Id}', OriginReadTimeout: 60, OriginKeepaliveTimeout: 60 },
      OriginCustomHeaders: [
        { HeaderName: 'X-Proxy-Secret', HeaderValue: 'a-secret' },
        { HeaderName: 'X-Forwarded-Proto', HeaderValue: 'https' },
      ],
    });
  });

  test('the way in cannot be changed while it is used, so nothing in it may change', () => {
    expect(propertiesOf(templates().app, 'WayIn')).toEqual({
      VpcOriginEndpointConfig: {
        Name: { Ref: 'AWS::StackName' },
        Arn: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':ec2:',
              { Ref: 'AWS::Region' },
              ':',
              { Ref: 'AWS::AccountId' },
              ':instance/',
              { Ref: 'Instance' },
            ],
          ],
        },
        HTTPPort: 8000,
        HTTPSPort: 443,
        OriginProtocolPolicy: 'http-only',
        OriginSSLProtocols: ['TLSv1.2'],
      },
    });
  });

  test('the bucket is read by this distribution only, with signed requests', () => {
    const [access] = Object.values(resourcesOf(templates().app, 'AWS::CloudFront::OriginAccessControl'));
    expect(access).toMatchObject({
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    const policies = Object.values(resourcesOf(templates().app, 'AWS::S3::BucketPolicy'));
    const allowed = policies.flatMap(({ Bucket, PolicyDocument }) =>
      (
        PolicyDocument as { Statement: { Effect: string; Action: string; Condition: object }[] }
      ).Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Action, Condition }) => ({
        Bucket,
        Action,
        Condition: JSON.stringify(Condition),
      })),
    );
    expect(allowed.map(({ Bucket, Action }) => [Bucket, Action])).toEqual([
      [{ Ref: 'AppBucket' }, 's3:GetObject'],
      [{ Ref: 'AppBucket' }, 's3:ListBucket'],
    ]);
    for (const { Condition } of allowed)
      expect(Condition).toMatch(
        /^\{"StringEquals":\{"aws:SourceArn":.*:distribution\/",\{"Ref":"Distribution"\}/,
      );
  });
});
