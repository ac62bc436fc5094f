import type { StackTemplate } from '../stacks/stack-template.ts';
import { type Behaviour, distributionOf, type Distribution } from './distribution-of.ts';
import type { EdgeAnswer, EdgeRequest, Origin, OriginAnswer } from './edge-http.ts';
import { ALL_VIEWER, isCached, lifetime } from './lifetime.ts';
import { matchesPath } from './path-pattern.ts';
import { runOnRequest } from './run-function.ts';

interface EdgeSettings {
  /** Parameters of the stack that are given; the others have their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the distribution's origins stand for, by their ids. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** Seconds; stands still unless it is given. */
  readonly clock?: () => number;
}

type Ask = (request: Partial<EdgeRequest> & Pick<EdgeRequest, 'uri'>) => Promise<EdgeAnswer>;

/**
 * CloudFront as the template of the app's stack configures it, as far as answers depend on it: which behaviour takes a path,
 * what its function makes of it, which origin is asked with which headers, what an error becomes, what is kept how long,
 * and which headers are added.
 *
 * A model, made from the documentation: it shows what the template says, not what AWS does with it.
 */
export function edgeOf(
  template: StackTemplate,
  { parameters = {}, origins, clock = () => 0 }: EdgeSettings,
): Ask {
  const distribution = distributionOf(template, parameters);
  const kept = new Map<string, { answer: OriginAnswer; until: number }>();

  const fetchFrom = async (behaviour: Behaviour, request: EdgeRequest): Promise<EdgeAnswer> => {
    const asked = request.uri === '/' ? `/${distribution.config.DefaultRootObject ?? ''}` : request.uri;
    const key = `${behaviour.TargetOriginId} ${request.method} ${asked}`;
    const found = kept.get(key);
    if (found && found.until > clock())
      return { ...found.answer, from: 'cache', asked, keptForS: found.until - clock() };
    const answer = await askOrigin(distribution, origins, behaviour, { ...request, uri: asked });
    const keptForS = lifetime(answer, behaviour.CachePolicyId, distribution.config);
    if (keptForS > 0) kept.set(key, { answer, until: clock() + keptForS });
    return { ...answer, from: behaviour.TargetOriginId, asked, keptForS };
  };

  return async ({ uri, ...given }) => {
    const request: EdgeRequest = { ...PLAIN, uri, ...given };
    const behaviour = behaviourFor(distribution, request.uri);
    const stopped = stopAtDoor(behaviour, request);
    if (stopped) return withHeaders(distribution, behaviour, stopped);
    const routed = functionsOf(distribution, behaviour).reduce(
      (so, source) => runOnRequest(source, so),
      request,
    );
    const answer = await fetchFrom(behaviour, routed);
    const page = errorPage(distribution, answer.status);
    if (page === null) return withHeaders(distribution, behaviour, answer);
    const instead = await fetchFrom(behaviourFor(distribution, page.uri), {
      ...routed,
      method: 'GET',
      uri: page.uri,
    });
    return withHeaders(distribution, behaviour, {
      ...instead,
      status: page.status,
      keptForS: answer.keptForS,
    });
  };
}

/** Somebody who opens an address. */
const PLAIN = { protocol: 'https', method: 'GET', query: '', headers: {}, viewer: '203.0.113.9' } as const;

/** The first that matches, in their order. */
function behaviourFor({ config }: Distribution, uri: string): Behaviour {
  const matching = config.CacheBehaviors?.find(({ PathPattern = '*' }) => matchesPath(PathPattern, uri));
  return matching ?? config.DefaultCacheBehavior;
}

function stopAtDoor(
  { ViewerProtocolPolicy, AllowedMethods }: Behaviour,
  request: EdgeRequest,
): EdgeAnswer | null {
  const say = (status: number, headers: Record<string, string> = {}): EdgeAnswer => ({
    status,
    headers,
    body: '',
    from: 'edge',
    asked: request.uri,
    keptForS: 0,
  });
  if (request.protocol === 'http' && ViewerProtocolPolicy === 'https-only') return say(403);
  if (request.protocol === 'http' && ViewerProtocolPolicy === 'redirect-to-https')
    return say(['GET', 'HEAD'].includes(request.method) ? 301 : 307, {
      location: `https://${request.headers['host'] ?? ''}${request.uri}${request.query && `?${request.query}`}`,
    });
  return AllowedMethods.includes(request.method) ? null : say(403);
}

function functionsOf({ functions }: Distribution, { FunctionAssociations = [] }: Behaviour): string[] {
  return FunctionAssociations.map(({ EventType, FunctionARN }) => {
    const source = functions[FunctionARN];
    if (EventType !== 'viewer-request' || source === undefined)
      throw new Error(`No function ${FunctionARN} for ${EventType} is known here.`);
    return source;
  });
}

/** Without a policy that says otherwise an origin learns of a viewer only the path and the method. */
async function askOrigin(
  { config }: Distribution,
  origins: EdgeSettings['origins'],
  { TargetOriginId, CachePolicyId, OriginRequestPolicyId }: Behaviour,
  request: EdgeRequest,
): Promise<OriginAnswer> {
  const origin = config.Origins.find(({ Id }) => Id === TargetOriginId);
  const answers = origins[TargetOriginId];
  if (!origin || !answers) throw new Error(`No origin ${TargetOriginId} is known here.`);
  const sendsAll = OriginRequestPolicyId === ALL_VIEWER && !isCached(CachePolicyId);
  const own = (origin.OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }) => [
    HeaderName.toLowerCase(),
    HeaderValue,
  ]);
  const through = [request.headers['x-forwarded-for'], request.viewer].filter((one) => one !== undefined);
  const headers = {
    ...(sendsAll ? { ...request.headers, 'x-forwarded-for': through.join(', ') } : {}),
    ...(Object.fromEntries(own) as Record<string, string>),
  };
  try {
    return await answers({ ...request, query: sendsAll ? request.query : '', headers });
  } catch {
    return {
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: 'ERROR: no connection to the origin',
    };
  }
}

function errorPage({ config }: Distribution, status: number): { uri: string; status: number } | null {
  const rule = config.CustomErrorResponses?.find(({ ErrorCode }) => ErrorCode === status);
  if (rule?.ResponsePagePath === undefined) return null;
  return { uri: rule.ResponsePagePath, status: rule.ResponseCode ?? status };
}

function withHeaders(
  { headers }: Distribution,
  { ResponseHeadersPolicyId }: Behaviour,
  answer: EdgeAnswer,
): EdgeAnswer {
  const policy = ResponseHeadersPolicyId === undefined ? [] : headers[ResponseHeadersPolicyId];
  if (!policy) throw new Error(`No policy ${String(ResponseHeadersPolicyId)} is known here.`);
  const added = policy.filter(({ name, wins }) => wins || answer.headers[name] === undefined);
  return {
    ...answer,
    headers: { ...answer.headers, ...Object.fromEntries(added.map((it) => [it.name, it.value])) },
  };
}
