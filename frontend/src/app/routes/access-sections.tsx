import { useQuery } from '@tanstack/react-query';
import { ApiTokens } from '../../features/access/api-tokens.tsx';
import { ChangePassword } from '../../features/access/change-password.tsx';
import { forgetAnswers } from '../../features/access/forget-answers.ts';
import { sessionStateQuery } from '../../features/access/queries.ts';
import { Passkeys } from '../../features/access/passkeys.tsx';
import { SessionsList } from '../../features/access/sessions-list.tsx';
import { SettingsSection } from '../../features/settings/settings-section.tsx';
import { useT } from '../../i18n/language.tsx';

/** Who gets in. Without a password only the way to one. */
export function AccessSections() {
  const t = useT();
  const state = useQuery(sessionStateQuery).data;
  if (!state) return null;
  if (!state.password_set) {
    return (
      <SettingsSection title={t('access.title')}>
        <p>{t('access.open', { command: 'npm run set-password' })}</p>
      </SettingsSection>
    );
  }
  const onLoggedOut = () => {
    void forgetAnswers().then(() => {
      window.location.assign('/login');
    });
  };
  return (
    <>
      <SettingsSection title={t('access.sessions')}>
        <SessionsList onLoggedOut={onLoggedOut} />
      </SettingsSection>
      <SettingsSection title={t('access.password')}>
        <ChangePassword />
      </SettingsSection>
      <SettingsSection title={t('access.passkeys')}>
        <Passkeys />
      </SettingsSection>
      <SettingsSection title={t('access.tokens')}>
        <ApiTokens />
      </SettingsSection>
    </>
  );
}
