import { useState } from 'react';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './access.module.css';
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
      {/* So that a password manager keeps the password under a name. */}
      <input type="text" name="username" autoComplete="username" value="owner" readOnly hidden />
      <Field label={t('access.password')} error={logIn.error ? errorWords(t, logIn.error) : undefined}>
        <TextInput
          type="password"
          name="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
      </Field>
      <Button look="primary" type="submit" aria-disabled={logIn.isPending}>
        {t('access.log-in')}
      </Button>
    </form>
  );
}
