import { expect, test } from 'vitest';
import { DeployError, explain } from './deploy-error.ts';

const named = (name: string, message = 'as AWS says it') => Object.assign(new Error(message), { name });

test.each<[unknown, RegExp]>([
  [new DeployError('In words.'), /^In words\.$/],
  [
    named('CredentialsProviderError', 'Could not load credentials from any providers'),
    /^No credentials for AWS were found\. Log in with `aws sso login`/,
  ],
  [
    named('CredentialsProviderError', 'Could not resolve credentials using profile: [home]'),
    /^No credentials for AWS were found \(Could not resolve credentials using profile: \[home\]\)\. Log in/,
  ],
  [
    named('TokenProviderError', 'The SSO session has expired'),
    /were found \(The SSO session has expired\)\./,
  ],
  [named('ExpiredTokenException'), /does not accept these credentials any more/],
  [named('AccessDenied'), /^These credentials may not do what is needed: as AWS says it/],
  [named('UnauthorizedOperation'), /^These credentials may not/],
  [Object.assign(named('Unknown'), { $metadata: { httpStatusCode: 403 } }), /^These credentials may not/],
  [named('ThrottlingException'), /asks for a pause/],
  [named('InvalidClientTokenId'), /a region that is not switched on in the account answers the same/],
  [named('TimeoutError'), /could not be reached.*is there such a region\?/],
  [Object.assign(named('Error'), { code: 'ECONNREFUSED' }), /could not be reached/],
  [named('InsufficientCapabilities'), /^InsufficientCapabilities: as AWS says it$/],
  ['no error at all', /^no error at all$/],
])('%s', (error, sentence) => {
  expect(explain(error)).toMatch(sentence);
});
