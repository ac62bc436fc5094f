import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { AccessItem } from './access-item.tsx';
import styles from './access.module.css';
import { type TokenScope, tokensQuery, useMakeToken, useRevokeToken } from './queries.ts';

/** What scripts come with: made here, shown once, revoked here. */
export function ApiTokens() {
  const t = useT();
  const dates = useDateStyle();
  const { data: tokens = [], error } = useQuery(tokensQuery);
  const revoke = useRevokeToken();
  const problem = error ?? revoke.error;
  return (
    <>
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      <ul className={styles.list} aria-label={t('access.tokens')}>
        {tokens.map(({ id, name, scope, used_at }) => (
          <AccessItem
            key={id}
            name={name}
            line={[
              t(scope === 'read' ? 'access.scope-read' : 'access.scope-full'),
              used_at === null
                ? t('access.never-used')
                : t('access.used', { when: instantText(dates, used_at) }),
            ].join(' · ')}
            end={{
              words: t('access.revoke'),
              label: t('access.revoke-token', { name }),
              onEnd: () => {
                revoke.mutate(id);
              },
            }}
          />
        ))}
      </ul>
      <NewToken />
    </>
  );
}

function NewToken() {
  const t = useT();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('read');
  const make = useMakeToken();
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(
          { name, scope },
          {
            onSuccess: () => {
              setName('');
            },
          },
        );
      }}
    >
      <Field
        label={t('access.token-name')}
        hint={t('access.tokens-hint')}
        error={make.error ? errorWords(t, make.error) : undefined}
      >
        <TextInput
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </Field>
      <Segmented
        label={t('access.scope')}
        value={scope}
        onChange={setScope}
        options={[
          { value: 'read', words: t('access.scope-read') },
          { value: 'full', words: t('access.scope-full') },
        ]}
      />
      <Button type="submit">{t('access.make-token')}</Button>
      {make.data && (
        <Notice tone="plain">
          <p>{t('access.token-once')}</p>
          <code className={styles.secret}>{make.data.secret}</code>
        </Notice>
      )}
    </form>
  );
}
