import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

export function HoldingsPage() {
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.holdings') })}</title>
      <PageHead title={t('shell.holdings')} />
    </>
  );
}
