import { useQuery } from '@tanstack/react-query';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { AccessList } from './access-list.tsx';
import styles from './access.module.css';
import { browserName } from './browser-name.ts';
import { sessionsQuery, useEndOtherSessions, useEndSession, useLogOut } from './queries.ts';

/** The browsers that are logged in; each can be logged out from here. */
export function SessionsList({ onLoggedOut }: { onLoggedOut: () => void }) {
  const t = useT();
  const dates = useDateStyle();
  const { data: sessions = [], error } = useQuery(sessionsQuery);
  const [end, endOthers, logOut] = [useEndSession(), useEndOtherSessions(), useLogOut()];
  const items = sessions.map(({ id, browser, address, seen_at, is_this }) => {
    const name = browserName(browser) || t('access.unknown-browser');
    const onEnd = () => {
      end.mutate(id);
    };
    return {
      id,
      name: is_this ? t('access.this-browser', { name }) : name,
      line: t('access.seen', { address, when: instantText(dates, seen_at) }),
      ...(!is_this && {
        end: { words: t('access.end-session'), label: t('access.end-session-of', { name }), onEnd },
      }),
    };
  });
  const problem = error ?? end.error ?? endOthers.error ?? logOut.error;
  return (
    <>
      <AccessList label={t('access.sessions')} items={items} problem={problem} />
      <p className={styles.actions}>
        <Button
          onClick={() => {
            logOut.mutate(undefined, { onSuccess: onLoggedOut });
          }}
        >
          {t('access.log-out')}
        </Button>
        {sessions.length > 1 && (
          <Button
            onClick={() => {
              endOthers.mutate(undefined);
            }}
          >
            {t('access.end-others')}
          </Button>
        )}
      </p>
    </>
  );
}
