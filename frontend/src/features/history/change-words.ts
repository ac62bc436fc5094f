import type { Change } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { isSubject, SUBJECTS } from './subjects.ts';

/** What was done, in one word. */
export const ACTIONS: Readonly<Record<Change['action'], MessageKey>> = {
  create: 'history.created',
  update: 'history.updated',
  delete: 'history.deleted',
  delete_all: 'history.deleted-all',
  import: 'history.imported',
  undo: 'history.undid',
};

/** To what it was done: `12 transactions`; what this version does not know has the name of the API. */
export function subjectWords(
  t: Translate,
  { subject, row_count: count }: Pick<Change, 'subject' | 'row_count'>,
) {
  if (subject === 'portfolio') return t('history.whole-portfolio', { count });
  return isSubject(subject) ? t(SUBJECTS[subject].counted, { count }) : subject;
}
