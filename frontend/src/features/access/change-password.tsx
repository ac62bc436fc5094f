import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { problemWords } from '../../i18n/problem-words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './access.module.css';
import { OwnerName } from './owner-name.tsx';
import { PasswordInput } from './password-input.tsx';
import { useChangePassword } from './queries.ts';

const EMPTY = { current: '', replacement: '', again: '' };

/** Puts another password in the place of the owner's; asked for only by who is about to do it. */
export function ChangePassword() {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const change = useChangePassword();
  return (
    <>
      {change.data && !isOpen && (
        <Notice tone="plain">
          <p role="status">{t('access.password-changed', { count: change.data.deleted_count })}</p>
        </Notice>
      )}
      {isOpen ? (
        <PasswordForm
          change={change}
          onDone={() => {
            setOpen(false);
          }}
        />
      ) : (
        <p className={styles.actions}>
          <Button
            onClick={() => {
              change.reset();
              setOpen(true);
            }}
          >
            {t('access.change-password')}
          </Button>
        </p>
      )}
    </>
  );
}

function PasswordForm({
  change,
  onDone,
}: {
  change: ReturnType<typeof useChangePassword>;
  onDone: () => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState(EMPTY);
  const [differ, setDiffer] = useState(false);
  const { error } = change;
  const refused = error instanceof ApiProblem ? error.items : {};
  const [current, replacement] = [refused.current, refused.replacement].map((item) =>
    item ? problemWords(t, item) : undefined,
  );
  const isWhole = error !== null && current === undefined && replacement === undefined;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { again, ...body } = typed;
        setDiffer(again !== typed.replacement);
        if (change.isPending || again !== typed.replacement) return;
        change.mutate(body, { onSuccess: onDone });
      }}
    >
      <OwnerName />
      <PasswordInput
        label={t('access.current-password')}
        error={isWhole ? errorWords(t, error) : current}
        which="current-password"
        isFirst
        value={typed.current}
        onValue={(value) => {
          setTyped({ ...typed, current: value });
        }}
      />
      <PasswordInput
        label={t('access.new-password')}
        hint={t('access.new-password-hint')}
        error={replacement}
        which="new-password"
        value={typed.replacement}
        onValue={(value) => {
          setTyped({ ...typed, replacement: value });
        }}
      />
      <PasswordInput
        label={t('access.new-password-again')}
        error={differ ? t('access.passwords-differ') : undefined}
        which="new-password"
        value={typed.again}
        onValue={(value) => {
          setTyped({ ...typed, again: value });
        }}
      />
      <p className={styles.actions}>
        <Button look="primary" type="submit" aria-disabled={change.isPending}>
          {t('access.change-password')}
        </Button>
        <Button onClick={onDone}>{t('access.keep-password')}</Button>
      </p>
    </form>
  );
}
