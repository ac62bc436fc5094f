import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { AccessBook } from './access-book.ts';
import type { LoginThrottle } from './login-throttle.ts';

/** What everything about who gets in is given by the composition. */
export interface AccessDeps {
  readonly config: Config;
  readonly book: AccessBook;
  readonly log: Log;
  readonly throttle: LoginThrottle;
}
