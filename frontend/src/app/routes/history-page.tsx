import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

export function HistoryPage() {
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.history') })}</title>
      <PageHead title={t('shell.history')} />
    </>
  );
}
