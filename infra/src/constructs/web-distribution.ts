import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, CfnCondition, Fn, Token } from 'aws-cdk-lib';
import {
  CfnDistribution,
  CfnFunction,
  CfnOriginAccessControl,
  CfnVpcOrigin,
} from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Host } from './host.ts';
import { SERVER_PORT, type Network } from './network.ts';
import { pinLogicalId } from './pin-logical-id.ts';
import { SecurityHeaders } from './security-headers.ts';

/** Managed by AWS, the same in every account. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';

const READING = ['GET', 'HEAD'];
const EVERYTHING = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** The longest that an answer may take, in seconds: a long file that is imported. */
const LONGEST_ANSWER_S = 60;
/** Shorter than the server keeps an idle connection (65 s), so that none is used at the moment it closes. */
const IDLE_CONNECTION_S = 60;

const BUCKET_ORIGIN = 'app';
const SERVER_ORIGIN = 'server';

interface WebDistributionProps {
  readonly appBucket: Bucket;
  readonly host: Host;
  readonly network: Network;
  /** What the server knows CloudFront by. */
  readonly originSecret: string;
  /** Name of the owner's own; empty for the one CloudFront gives. */
  readonly domainName: string;
  /** Certificate of that name, in us-east-1; empty without one. */
  readonly certificateArn: string;
}

/**
 * The app at the edge: pages and files from the bucket, `/api/*` and `/health` from the server, uncached.
 *
 * No error is answered by a page, and none is remembered: what the server or the bucket says is what the browser sees.
 * That an address of the app opens the app is the function's work, on the default behaviour alone.
 */
export class WebDistribution extends Construct {
  /** Reachable when this is made. */
  readonly distribution: CfnDistribution;
  readonly id: string;
  readonly domainName: string;
  /** Where browsers open the app: the own name, or the one CloudFront gave. */
  readonly origin: string;

  constructor(scope: Construct, id: string, props: WebDistributionProps) {
    super(scope, id);
    const hasOwnName = new CfnCondition(this, 'HasOwnName', {
      expression: Fn.conditionAnd(
        Fn.conditionNot(Fn.conditionEquals(props.domainName, '')),
        Fn.conditionNot(Fn.conditionEquals(props.certificateArn, '')),
      ),
    });
    hasOwnName.overrideLogicalId('HasOwnName');
    const ifOwnName = (own: unknown, given: unknown) => Fn.conditionIf(hasOwnName.logicalId, own, given);
    const headers = new SecurityHeaders(this, 'SecurityHeaders');
    const distribution = new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        comment: 'etf-portfolio',
        enabled: true,
        httpVersion: 'http2and3',
        ipv6Enabled: true,
        defaultRootObject: 'index.html',
        origins: [this.bucketOrigin(props), this.serverOrigin(props)],
        defaultCacheBehavior: { ...this.pages(), responseHeadersPolicyId: headers.ref },
        cacheBehaviors: [
          { pathPattern: '/api/*', ...fromServer(EVERYTHING), responseHeadersPolicyId: headers.ref },
          { pathPattern: '/health', ...fromServer(READING), responseHeadersPolicyId: headers.ref },
        ],
        customErrorResponses: [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((errorCode) => ({
          errorCode,
          errorCachingMinTtl: 0,
        })),
        aliases: Token.asList(ifOwnName([props.domainName], Aws.NO_VALUE)),
        viewerCertificate: {
          acmCertificateArn: Token.asString(ifOwnName(props.certificateArn, Aws.NO_VALUE)),
          sslSupportMethod: Token.asString(ifOwnName('sni-only', Aws.NO_VALUE)),
          minimumProtocolVersion: Token.asString(ifOwnName('TLSv1.2_2025', Aws.NO_VALUE)),
          cloudFrontDefaultCertificate: ifOwnName(Aws.NO_VALUE, true),
        },
      },
    });
    pinLogicalId(distribution, 'Distribution');
    this.letRead(props.appBucket, distribution);
    this.distribution = distribution;
    this.id = distribution.ref;
    this.domainName = distribution.attrDomainName;
    this.origin = Fn.join('', ['https://', Token.asString(ifOwnName(props.domainName, this.domainName))]);
  }

  private pages(): Omit<CfnDistribution.DefaultCacheBehaviorProperty, 'responseHeadersPolicyId'> {
    const router = new CfnFunction(this, 'PageRouter', {
      name: `${Aws.STACK_NAME}-page-router`,
      autoPublish: true,
      functionCode: readFileSync(join(import.meta.dirname, 'page-router.js'), 'utf8'),
      functionConfig: { comment: 'An address of the app gets its page', runtime: 'cloudfront-js-2.0' },
    });
    return {
      targetOriginId: BUCKET_ORIGIN,
      viewerProtocolPolicy: 'redirect-to-https',
      allowedMethods: READING,
      cachedMethods: READING,
      compress: true,
      cachePolicyId: CACHING_OPTIMIZED,
      functionAssociations: [{ eventType: 'viewer-request', functionArn: router.attrFunctionArn }],
    };
  }

  private bucketOrigin({ appBucket }: WebDistributionProps): CfnDistribution.OriginProperty {
    const access = new CfnOriginAccessControl(this, 'BucketAccess', {
      originAccessControlConfig: {
        name: `${Aws.STACK_NAME}-app`,
        originAccessControlOriginType: 's3',
        signingBehavior: 'always',
        signingProtocol: 'sigv4',
      },
    });
    return {
      id: BUCKET_ORIGIN,
      domainName: appBucket.bucketRegionalDomainName,
      originAccessControlId: access.attrId,
      s3OriginConfig: { originAccessIdentity: '' },
    };
  }

  /**
   * CloudFront's way into the network. It cannot be changed, not even by a tag, while the distribution uses it: nothing here
   * may depend on what an owner may change later.
   */
  private serverOrigin({
    host,
    network,
    originSecret,
  }: WebDistributionProps): CfnDistribution.OriginProperty {
    const way = new CfnVpcOrigin(this, 'WayIn', {
      vpcOriginEndpointConfig: {
        name: Aws.STACK_NAME,
        arn: host.arn,
        httpPort: SERVER_PORT,
        httpsPort: 443,
        originProtocolPolicy: 'http-only',
        originSslProtocols: ['TLSv1.2'],
      },
    });
    way.addResourceDependency(network.gatewayAttachment);
    pinLogicalId(way, 'WayIn');
    return {
      id: SERVER_ORIGIN,
      domainName: host.instance.attrPrivateDnsName,
      vpcOriginConfig: {
        vpcOriginId: way.attrId,
        originReadTimeout: LONGEST_ANSWER_S,
        originKeepaliveTimeout: IDLE_CONNECTION_S,
      },
      originCustomHeaders: [
        { headerName: 'X-Proxy-Secret', headerValue: originSecret },
        // Browsers come over TLS only, and CloudFront does not say so by itself.
        { headerName: 'X-Forwarded-Proto', headerValue: 'https' },
      ],
    };
  }

  /** Listing is for the answer alone: without it the bucket says 403 of what is not there. */
  private letRead(bucket: Bucket, distribution: CfnDistribution): void {
    const { stack } = bucket;
    const arn = stack.formatArn({
      service: 'cloudfront',
      region: '',
      resource: 'distribution',
      resourceName: distribution.ref,
    });
    for (const [action, resource] of [
      ['s3:GetObject', bucket.arnForObjects('*')],
      ['s3:ListBucket', bucket.bucketArn],
    ] as const)
      bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
          actions: [action],
          resources: [resource],
          conditions: { StringEquals: { 'aws:SourceArn': arn } },
        }),
      );
  }
}

function fromServer(allowedMethods: string[]) {
  return {
    targetOriginId: SERVER_ORIGIN,
    viewerProtocolPolicy: 'https-only',
    allowedMethods,
    cachedMethods: READING,
    compress: false,
    cachePolicyId: CACHING_DISABLED,
    originRequestPolicyId: ALL_VIEWER,
  };
}
