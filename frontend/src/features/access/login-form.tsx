import { useState } from 'react';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './access.module.css';
import { OwnerName } from './owner-name.tsx';
import { PasswordInput } from './password-input.tsx';
import { useLogIn } from './queries.ts';

/** Asks for the password of the owner. */
export function LoginForm({ onLoggedIn }: { onLoggedIn: () => void }) {
  const t = useT();
  const [password, setPassword] = useState('');
  const logIn = useLogIn();
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!logIn.isPending) logIn.mutate(password, { onSuccess: onLoggedIn });
      }}
    >
      <OwnerName />
      <PasswordInput
        label={t('access.password')}
        error={logIn.error ? errorWords(t, logIn.error) : undefined}
        which="current-password"
        isFirst
        value={password}
        onValue={setPassword}
      />
      <Button look="primary" type="submit" aria-disabled={logIn.isPending}>
        {t('access.log-in')}
      </Button>
    </form>
  );
}
