import type { StackTemplate, TemplateResource } from '../stacks/stack-template.ts';
import { resolver } from './resolve.ts';

/** How requests for some paths are treated; names as CloudFormation has them. */
export interface Behaviour {
  /** Left out for the behaviour that takes what no other takes. */
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: 'allow-all' | 'https-only' | 'redirect-to-https';
  readonly AllowedMethods: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId?: string;
  readonly FunctionAssociations?: readonly { readonly EventType: string; readonly FunctionARN: string }[];
}

export interface DistributionConfig {
  readonly Aliases?: readonly string[];
  readonly DefaultRootObject?: string;
  readonly DefaultCacheBehavior: Behaviour;
  readonly CacheBehaviors?: readonly Behaviour[];
  readonly CustomErrorResponses?: readonly {
    readonly ErrorCode: number;
    readonly ErrorCachingMinTTL?: number;
    readonly ResponsePagePath?: string;
    readonly ResponseCode?: number;
  }[];
  readonly Origins: readonly {
    readonly Id: string;
    readonly DomainName: string;
    readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: string }[];
    readonly S3OriginConfig?: object;
  }[];
  readonly ViewerCertificate?: Readonly<Record<string, unknown>>;
}

interface HeadersPolicy {
  readonly ResponseHeadersPolicyConfig: {
    readonly SecurityHeadersConfig?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly CustomHeadersConfig?: {
      readonly Items: readonly {
        readonly Header: string;
        readonly Value: string;
        readonly Override: boolean;
      }[];
    };
  };
}

/** The distribution of a template, and what it refers to by the names it refers to it by. */
export interface Distribution {
  readonly config: DistributionConfig;
  /** Source of each function. */
  readonly functions: Readonly<Record<string, string>>;
  /** Headers of each policy: name in lower case, value, and whether they win over the origin's. */
  readonly headers: Readonly<Record<string, readonly PolicyHeader[]>>;
}

export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  readonly wins: boolean;
}

/** @throws unless the template has exactly one distribution */
export function distributionOf(
  template: StackTemplate,
  parameters: Readonly<Record<string, string>>,
): Distribution {
  const resolve = resolver(template, parameters);
  const resources = (type: string) =>
    Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
  const propertiesOf = ({ Properties = {} }: TemplateResource) => resolve(Properties);
  const [distribution, ...others] = resources('AWS::CloudFront::Distribution');
  if (!distribution || others.length > 0) throw new Error('The template has not exactly one distribution.');
  const { DistributionConfig: config } = propertiesOf(distribution[1]) as {
    DistributionConfig: DistributionConfig;
  };
  return {
    config,
    functions: Object.fromEntries(
      resources('AWS::CloudFront::Function').map(([id, resource]) => [
        `\${${id}.FunctionARN}`,
        (propertiesOf(resource) as { FunctionCode: string }).FunctionCode,
      ]),
    ),
    headers: Object.fromEntries(
      resources('AWS::CloudFront::ResponseHeadersPolicy').map(([id, resource]) => [
        `\${${id}}`,
        headersOf(propertiesOf(resource) as HeadersPolicy),
      ]),
    ),
  };
}

type Settings = Readonly<Record<string, unknown>>;

/** How each field of a policy is written as a header. */
const FIELDS: Readonly<Record<string, readonly [string, (settings: Settings) => string]>> = {
  ContentSecurityPolicy: ['content-security-policy', (it) => String(it['ContentSecurityPolicy'])],
  ContentTypeOptions: ['x-content-type-options', () => 'nosniff'],
  FrameOptions: ['x-frame-options', (it) => String(it['FrameOption'])],
  ReferrerPolicy: ['referrer-policy', (it) => String(it['ReferrerPolicy'])],
  StrictTransportSecurity: [
    'strict-transport-security',
    (it) =>
      [
        `max-age=${String(it['AccessControlMaxAgeSec'])}`,
        ...(it['IncludeSubdomains'] === true ? ['includeSubDomains'] : []),
        ...(it['Preload'] === true ? ['preload'] : []),
      ].join('; '),
  ],
  XSSProtection: ['x-xss-protection', (it) => (it['Protection'] === true ? '1' : '0')],
};

function headersOf({ ResponseHeadersPolicyConfig: policy }: HeadersPolicy): PolicyHeader[] {
  const fields = Object.entries(policy.SecurityHeadersConfig ?? {}).map(([field, settings]) => {
    const [name, write] = FIELDS[field] ?? [];
    if (name === undefined || write === undefined) throw new Error(`No header is known for ${field}.`);
    return { name, value: write(settings), wins: settings['Override'] === true };
  });
  const others = (policy.CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    wins: Override,
  }));
  return [...fields, ...others];
}
