import { Link } from '@tanstack/react-router';
import type { Performance } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What keeps returns from being told, and where that can be changed. */
export function UnpricedNotice({ performance }: { performance: Performance }) {
  const t = useT();
  const reasons = new Set(Object.values(performance.unavailable));
  if (!reasons.has('no_price')) return null;
  return (
    <Notice tone="warn">
      {t('performance.no-prices')} <Link to="/holdings">{t('performance.enter-values')}</Link>
    </Notice>
  );
}
