import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

export function IsinMetadataPage() {
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.isin-metadata') })}</title>
      <PageHead title={t('shell.isin-metadata')} />
    </>
  );
}
