/** A request as a viewer sends it, or as it goes on to an origin. Names of headers are in lower case. */
export interface EdgeRequest {
  readonly protocol: 'http' | 'https';
  readonly method: string;
  /** The path, without the query. */
  readonly uri: string;
  /** Without the question mark; empty for none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Address of who asks. */
  readonly viewer: string;
}

/** What an origin answers. Names of headers are in lower case. */
export interface OriginAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a viewer gets, and how it came about. */
export interface EdgeAnswer extends OriginAnswer {
  /** Who said it: an origin by its id, the cache, or the edge itself. */
  readonly from: string;
  /** The path that the origin was asked for. */
  readonly asked: string;
  /** How long the edge will give the same answer to others, in seconds. */
  readonly keptForS: number;
}

/** Stands for what CloudFront would fetch from; throws when it cannot be reached. */
export type Origin = (request: EdgeRequest) => Promise<OriginAnswer>;
