import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

export function SettingsPage() {
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.settings') })}</title>
      <PageHead title={t('shell.settings')} />
    </>
  );
}
