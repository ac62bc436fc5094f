import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

export function OtherAssetsPage() {
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.other-assets') })}</title>
      <PageHead title={t('shell.other-assets')} />
    </>
  );
}
