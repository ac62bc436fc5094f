import type { ReactNode } from 'react';
import { useT } from '../../i18n/language.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface UndoRefusalProps {
  /** `later` is the change that stands in the way, null when it is something else. */
  readonly refused: { readonly later: number | null; readonly words: string };
  readonly changeLink: (id: number, words: string) => ReactNode;
}

/** Why a change could not be undone, with the way to the change that has to be undone before it. */
export function UndoRefusal({ refused: { later, words }, changeLink }: UndoRefusalProps) {
  const t = useT();
  return (
    <Notice tone="wrong">
      {later === null ? words : t('history.in-the-way')}
      {later !== null && changeLink(later, t('history.change', { number: String(later) }))}
    </Notice>
  );
}
