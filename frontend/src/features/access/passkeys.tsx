import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { AccessList } from './access-list.tsx';
import { NewAccessForm } from './new-access-form.tsx';
import { passkeyWords } from './passkey-words.ts';
import { passkeysQuery, useMakePasskey, useRemovePasskey } from './queries.ts';

/** The keys that log in beside the password. */
export function Passkeys() {
  const t = useT();
  const dates = useDateStyle();
  const { data: passkeys = [], error } = useQuery(passkeysQuery);
  const remove = useRemovePasskey();
  const make = useMakePasskey();
  const items = passkeys.map(({ id, name, site, used_at }) => ({
    id,
    name,
    line: [
      t('access.passkey-site', { site }),
      used_at === null ? t('access.never-used') : t('access.used', { when: instantText(dates, used_at) }),
    ].join(' · '),
    end: {
      words: t('access.remove'),
      label: t('access.remove-passkey', { name }),
      onEnd: () => {
        remove.mutate(id);
      },
    },
  }));
  return (
    <>
      <AccessList label={t('access.passkeys')} items={items} problem={error ?? remove.error} />
      {browserSupportsWebAuthn() ? (
        <NewAccessForm
          label={t('access.passkey-name')}
          hint={t('access.passkeys-hint')}
          words={t('access.make-passkey')}
          isPending={make.isPending}
          problem={make.error ? passkeyWords(t, make.error) : undefined}
          make={async (name) => await make.mutateAsync(name)}
        />
      ) : (
        <p>{t('access.passkeys-unknown')}</p>
      )}
    </>
  );
}
