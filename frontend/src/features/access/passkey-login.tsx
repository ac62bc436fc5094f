import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './access.module.css';
import { passkeyWords } from './passkey-words.ts';
import { useLogInByPasskey } from './queries.ts';

/** Logs in without the password, where a passkey was made for this address. */
export function PasskeyLogin({ onLoggedIn }: { onLoggedIn: () => void }) {
  const t = useT();
  const logIn = useLogInByPasskey();
  return (
    <div className={styles.form}>
      <Button
        aria-disabled={logIn.isPending}
        onClick={() => {
          if (!logIn.isPending) logIn.mutate(undefined, { onSuccess: onLoggedIn });
        }}
      >
        {t('access.use-passkey')}
      </Button>
      {logIn.error && <Notice tone="wrong">{passkeyWords(t, logIn.error)}</Notice>}
    </div>
  );
}
