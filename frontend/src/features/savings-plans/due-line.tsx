import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { duePurchasesQuery } from './queries.ts';

/** A quiet line where purchases of savings plans wait to be confirmed; nothing where none does. */
export function DueLine() {
  const t = useT();
  const count = useQuery(duePurchasesQuery).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="plain">
      {t('savings-plans.due-count', { count })} <Link to="/rebalance">{t('savings-plans.see-due')}</Link>
    </Notice>
  );
}
