import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Change } from '../../api/wire.ts';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './change-dialog.module.css';
import { ACTIONS, subjectWords } from './change-words.ts';
import { ChangedRow } from './changed-row.tsx';
import { ChangeMarks } from './change-marks.tsx';
import { changeQuery, ROWS_PAGE_SIZE } from './queries.ts';
import type { Reader } from './use-reader.ts';

export interface ChangeDialogProps {
  readonly id: number;
  readonly reader: Reader;
  /** Why it cannot be undone, when that was tried. */
  readonly refusal: ReactNode;
  readonly onUndo: (change: Change) => void;
  readonly onClose: () => void;
  readonly changeLink: (id: number, words: string) => ReactNode;
}

/** One change: when, what, and every row before and after. */
export function ChangeDialog({ id, reader, refusal, onUndo, onClose, changeLink }: ChangeDialogProps) {
  const t = useT();
  const dates = useDateStyle();
  const [page, setPage] = useState(1);
  const query = useQuery(changeQuery(id, page));
  const change = query.data;
  return (
    <Dialog wide title={t('history.change', { number: String(id) })} onClose={onClose}>
      {query.error && <Notice tone="wrong">{errorWords(t, query.error)}</Notice>}
      {query.isPending && <Skeleton size="row" width="full" />}
      {change && (
        <>
          <div>
            <p className={styles.what}>
              <Tag>{t(ACTIONS[change.action])}</Tag> {subjectWords(t, change)}
            </p>
            <p className={styles.line}>{instantText(dates, change.made_at)}</p>
            {change.file_name !== null && <p className={styles.line}>{change.file_name}</p>}
            <ChangeMarks change={change} changeLink={changeLink} />
          </div>
          {refusal}
          <div className={styles.rows}>
            {change.rows.map((row) => (
              <ChangedRow key={`${row.subject} ${String(row.id)}`} reader={reader} row={row} />
            ))}
          </div>
          <Pager
            label={t('history.pages-of-rows')}
            page={page}
            pageSize={ROWS_PAGE_SIZE}
            total={change.row_count}
            onPage={setPage}
          />
          <div className={styles.actions}>
            {change.undone_by === null && change.can_undo !== false && (
              <Button
                look="primary"
                onClick={() => {
                  onUndo(change);
                }}
              >
                {t('history.undo-this')}
              </Button>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}
