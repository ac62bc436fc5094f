import type { ReactNode } from 'react';
import type { Change } from '../../api/wire.ts';
import { timeText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { changeLine } from './change-line.ts';
import { ACTIONS, subjectWords } from './change-words.ts';
import styles from './change-list.module.css';
import { ChangeMarks } from './change-marks.tsx';
import { madeAt } from './day-groups.ts';
import type { Reader } from './use-reader.ts';

/** What can be done with the changes of a list. */
export interface ChangeActions {
  readonly reader: Reader;
  /** The change whose undo was refused, and why. */
  readonly refused: { readonly id: number; readonly words: ReactNode } | null;
  readonly onUndo: (change: Change) => void;
  readonly changeLink: (id: number, words: string) => ReactNode;
  /** The link that opens a change: the keyboard's way, and the browser's. */
  readonly openLink: (change: Change, words: string) => ReactNode;
}

/** One change of the list: when, what, what it has to do with others, and its undo. */
export function ChangeItem({
  change,
  reader,
  refused,
  onUndo,
  changeLink,
  openLink,
}: ChangeActions & { change: Change }) {
  const t = useT();
  const dates = useDateStyle();
  const { id, undone_by: undoneBy } = change;
  const line = changeLine(reader, change);
  return (
    <li className={styles.change} data-row-key={id} data-undone={undoneBy !== null || undefined}>
      <time className={styles.time} dateTime={`${change.made_at}Z`}>
        {timeText(dates, madeAt(change))}
      </time>
      <span className={styles.action}>
        <Tag>{t(ACTIONS[change.action])}</Tag>
      </span>
      <div className={styles.what}>
        <p className={styles.subject}>
          {openLink(change, subjectWords(t, change))} <ChangeMarks change={change} changeLink={changeLink} />
        </p>
        {line !== '' && <p className={styles.line}>{line}</p>}
        {refused?.id === id && refused.words}
      </div>
      {undoneBy === null && change.can_undo !== false && (
        <Button
          className={styles.undo}
          aria-label={t('history.undo-named', { number: String(id) })}
          onClick={() => {
            onUndo(change);
          }}
        >
          {t('changes.undo')}
        </Button>
      )}
    </li>
  );
}
