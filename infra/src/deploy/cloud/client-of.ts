/** Where the account is reached, and how often a call is tried. */
export interface CloudOptions {
  readonly region: string;
  /** Address of all services instead of Amazon's own; AWS_ENDPOINT_URL does the same. */
  readonly endpoint?: string;
  /** Tries of a call that was throttled or cut off, the first included. */
  readonly maxAttempts?: number;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Enough to sit out the limits of an account that other programs use as well. */
const TRIES = 8;

/** The part of a client's settings that all services share. */
export function clientSettings({ region, endpoint, maxAttempts = TRIES, credentials }: CloudOptions) {
  return {
    region,
    maxAttempts,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

/** Makes a thing when it is first asked for: each SDK client is megabytes that most verbs never need. */
export function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** True for an error of AWS with one of these names. */
export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
