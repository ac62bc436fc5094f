import { ApiProblem, ServerAway } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import type { Translate } from '../../i18n/translator.ts';

/** Why no passkey was made or used: the server's reason, or that the browser or its owner stopped it. */
export function passkeyWords(t: Translate, error: Error): string {
  const isTold = error instanceof ApiProblem || error instanceof ServerAway;
  return isTold ? errorWords(t, error) : t('access.passkey-stopped');
}
