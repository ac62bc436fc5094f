/** What the owner is told in one sentence, with the way out; everything else that is thrown is a fault of the program. */
export class DeployError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeployError';
  }
}

/** What the SDK says when nobody has told it anything: with any other words it says more. */
const NOTHING_AT_ALL = /^Could not load credentials from any providers/;

const DENIED = /AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized|^Forbidden$/;
const EXPIRED =
  /ExpiredToken|TokenRefreshRequired|RequestExpired|InvalidClientTokenId|UnrecognizedClient|AuthFailure|InvalidAccessKeyId|SignatureDoesNotMatch/;
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;
const UNREACHABLE = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|TimeoutError|NetworkingError|EPIPE/;

const AGAIN = 'Run the same command again: it goes on where it stopped.';

/**
 * What went wrong in words, and what to do about it.
 *
 * @returns one or more sentences; the text of AWS stays in them, as it names the action that was denied
 */
export function explain(error: unknown): string {
  if (error instanceof DeployError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { name, message } = error;
  const code = `${name} ${(error as NodeJS.ErrnoException).code ?? ''}`;
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError')
    return `No credentials for AWS were found${NOTHING_AT_ALL.test(message) ? '' : ` (${message})`}. Log in with \`aws sso login\` and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then run the same command again.`;
  if (EXPIRED.test(code))
    return `AWS does not accept these credentials any more (${name}). Log in anew, for example with \`aws sso login\`; a region that is not switched on in the account answers the same. ${AGAIN}`;
  // What S3 answers to a HEAD has no words in it.
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (DENIED.test(code) || status === 403)
    return `These credentials may not do what is needed: ${message} Use a profile that may, such as one with AdministratorAccess. ${AGAIN}`;
  if (THROTTLED.test(code)) return `AWS asks for a pause (${name}). Wait a minute. ${AGAIN}`;
  if (UNREACHABLE.test(code) || UNREACHABLE.test(message))
    return `AWS could not be reached: ${message}. Is this machine online, and is there such a region? ${AGAIN}`;
  return `${name}: ${message}`;
}
