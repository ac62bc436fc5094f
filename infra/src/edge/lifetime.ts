import type { DistributionConfig } from './distribution-of.ts';
import type { OriginAnswer } from './edge-http.ts';

/** How long answers are kept, in seconds: what the origin wishes, within bounds. */
interface Policy {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

/** Cache policies that AWS manages, by their ids. */
const CACHE_POLICIES: Readonly<Record<string, Policy>> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { least: 1, usual: 86_400, most: 31_536_000 }, // CachingOptimized
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { least: 0, usual: 0, most: 0 }, // CachingDisabled
};

/** Origin request policies that AWS manages, by their ids: here only the one that sends on all that the viewer sent. */
export const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';

/** What CloudFront keeps an error for when a distribution does not say. */
const ERROR_KEPT_S = 10;

/** Statuses that CloudFront takes for errors. */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

function policyOf(id: string): Policy {
  const policy = CACHE_POLICIES[id];
  if (!policy) throw new Error(`No cache policy is known by the id ${id}.`);
  return policy;
}

/** Whether answers are kept at all, errors left aside. */
export const isCached = (cachePolicyId: string): boolean => policyOf(cachePolicyId).most > 0;

/** How long an origin wants its answer to be kept, in seconds; null when it does not say. */
function wishOf({ headers }: OriginAnswer): number | null {
  const said = headers['cache-control'] ?? '';
  if (/\b(?:no-cache|no-store|private)\b/.test(said)) return 0;
  const age = /\bs-maxage=(\d+)/.exec(said)?.[1] ?? /\bmax-age=(\d+)/.exec(said)?.[1];
  return age === undefined ? null : Number(age);
}

/**
 * How long the edge keeps an answer of an origin, in seconds.
 *
 * An error is kept even where nothing else is: for ten seconds, unless the distribution says otherwise.
 */
export function lifetime(answer: OriginAnswer, cachePolicyId: string, config: DistributionConfig): number {
  const { least, usual, most } = policyOf(cachePolicyId);
  const wish = wishOf(answer);
  if (!ERRORS.includes(answer.status)) return Math.max(least, Math.min(wish ?? usual, most));
  const rule = config.CustomErrorResponses?.find(({ ErrorCode }) => ErrorCode === answer.status);
  return Math.max(rule?.ErrorCachingMinTTL ?? ERROR_KEPT_S, Math.min(wish ?? 0, most));
}
