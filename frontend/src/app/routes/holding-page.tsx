import { getRouteApi } from '@tanstack/react-router';
import { useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';

const route = getRouteApi('/holdings/$isin');

export function HoldingPage() {
  const t = useT();
  const { isin } = route.useParams();
  return (
    <>
      <title>{t('shell.page-title', { page: isin })}</title>
      <PageHead title={isin} />
    </>
  );
}
