import type { ReactNode } from 'react';
import { useT } from '../i18n/language.tsx';
import { ColumnChoices } from './column-choices.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import type { ColumnChoice } from './use-column-choice.ts';
import { usePhone } from './use-media.ts';

export interface ListActionsProps {
  readonly choices: readonly ColumnChoice[];
  /** The button or link that exports the list. */
  readonly children: ReactNode;
}

/** What can be done with a list beside narrowing it: two buttons, on a phone one menu beside the filter. */
export function ListActions({ choices, children }: ListActionsProps) {
  const t = useT();
  if (!usePhone()) {
    return (
      <>
        <ColumnMenu choices={choices} />
        {children}
      </>
    );
  }
  return (
    <OverflowMenu label={t('table.more')}>
      {children}
      <ColumnChoices choices={choices} hasTitle />
    </OverflowMenu>
  );
}
