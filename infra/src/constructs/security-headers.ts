import { CfnResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The pages load from their own origin only, run no inline script and stand in no frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const A_YEAR_S = 31_536_000;

/** Those for which CloudFront has no field of its own. */
const OTHERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Permitted-Cross-Domain-Policies': 'none',
};

/**
 * The headers that the server sends with the app when it serves it itself, sent by CloudFront where it serves it.
 *
 * What the origin says wins: the documentation of the API has a policy of its own.
 */
export class SecurityHeaders extends CfnResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    const override = false;
    super(scope, id, {
      responseHeadersPolicyConfig: {
        name: `${Aws.STACK_NAME}-security-headers`,
        securityHeadersConfig: {
          contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override },
          contentTypeOptions: { override },
          frameOptions: { frameOption: 'SAMEORIGIN', override },
          referrerPolicy: { referrerPolicy: 'no-referrer', override },
          strictTransportSecurity: { accessControlMaxAgeSec: A_YEAR_S, override },
          xssProtection: { protection: false, override },
        },
        customHeadersConfig: {
          items: Object.entries(OTHERS).map(([header, value]) => ({ header, value, override })),
        },
      },
    });
  }
}
