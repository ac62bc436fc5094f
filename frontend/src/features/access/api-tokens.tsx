import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AccessList } from './access-list.tsx';
import styles from './access.module.css';
import { NewAccessForm } from './new-access-form.tsx';
import { type TokenScope, tokensQuery, useMakeToken, useRevokeToken } from './queries.ts';

/** What scripts come with: made here, shown once, revoked here. */
export function ApiTokens() {
  const t = useT();
  const dates = useDateStyle();
  const { data: tokens = [], error } = useQuery(tokensQuery);
  const revoke = useRevokeToken();
  const [scope, setScope] = useState<TokenScope>('read');
  const make = useMakeToken();
  const items = tokens.map(({ id, name, scope: may, used_at }) => ({
    id,
    name,
    line: [
      t(may === 'read' ? 'access.scope-read' : 'access.scope-full'),
      used_at === null ? t('access.never-used') : t('access.used', { when: instantText(dates, used_at) }),
    ].join(' · '),
    end: {
      words: t('access.revoke'),
      label: t('access.revoke-token', { name }),
      onEnd: () => {
        revoke.mutate(id);
      },
    },
  }));
  return (
    <>
      <AccessList label={t('access.tokens')} items={items} problem={error ?? revoke.error} />
      {make.data && (
        <Notice tone="plain">
          <p>{t('access.token-once')}</p>
          <code className={styles.secret}>{make.data.secret}</code>
        </Notice>
      )}
      <NewAccessForm
        label={t('access.token-name')}
        hint={t('access.tokens-hint')}
        words={t('access.make-token')}
        isPending={make.isPending}
        problem={make.error ? errorWords(t, make.error) : undefined}
        make={async (name) => await make.mutateAsync({ name, scope })}
      >
        <Segmented
          label={t('access.scope')}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'read', words: t('access.scope-read') },
            { value: 'full', words: t('access.scope-full') },
          ]}
        />
      </NewAccessForm>
    </>
  );
}
