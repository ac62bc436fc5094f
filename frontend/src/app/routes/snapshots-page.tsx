import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

export function SnapshotsPage() {
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.snapshots') })}</title>
      <PageHead title={t('shell.snapshots')} />
    </>
  );
}
