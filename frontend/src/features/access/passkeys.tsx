import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { AccessItem } from './access-item.tsx';
import styles from './access.module.css';
import { passkeyWords } from './passkey-words.ts';
import { passkeysQuery, useMakePasskey, useRemovePasskey } from './queries.ts';

/** The keys that log in beside the password. */
export function Passkeys() {
  const t = useT();
  const dates = useDateStyle();
  const { data: passkeys = [], error } = useQuery(passkeysQuery);
  const remove = useRemovePasskey();
  const problem = error ?? remove.error;
  return (
    <>
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      <ul className={styles.list} aria-label={t('access.passkeys')}>
        {passkeys.map(({ id, name, site, used_at }) => (
          <AccessItem
            key={id}
            name={name}
            line={[
              t('access.passkey-site', { site }),
              used_at === null
                ? t('access.never-used')
                : t('access.used', { when: instantText(dates, used_at) }),
            ].join(' · ')}
            end={{
              words: t('access.remove'),
              label: t('access.remove-passkey', { name }),
              onEnd: () => {
                remove.mutate(id);
              },
            }}
          />
        ))}
      </ul>
      {browserSupportsWebAuthn() ? <NewPasskey /> : <p>{t('access.passkeys-unknown')}</p>}
    </>
  );
}

function NewPasskey() {
  const t = useT();
  const [name, setName] = useState('');
  const [lacksName, setLacksName] = useState(false);
  const make = useMakePasskey();
  const problem = make.error ? passkeyWords(t, make.error) : undefined;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        // Said before the browser asks for anything.
        setLacksName(name.trim() === '');
        if (make.isPending || name.trim() === '') return;
        make.mutate(name, {
          onSuccess: () => {
            setName('');
          },
        });
      }}
    >
      <Field
        label={t('access.passkey-name')}
        hint={t('access.passkeys-hint')}
        error={lacksName ? t('problems.missing') : problem}
      >
        <TextInput
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </Field>
      <Button type="submit" aria-disabled={make.isPending}>
        {t('access.make-passkey')}
      </Button>
    </form>
  );
}
