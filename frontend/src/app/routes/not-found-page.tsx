import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { usePage } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FirstTrade } from '../first-trade.tsx';

export function NotFoundPage() {
  const path = usePage().pathname;
  const t = useT();
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.not-found') })}</title>
      <EmptyState fact={t('shell.no-page')} help={t('shell.nothing-at', { path })}>
        <Link to="/" className={buttonClass('primary')}>
          {t('shell.go-to-dashboard')}
        </Link>
        <FirstTrade />
      </EmptyState>
    </>
  );
}
