import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { errorWords } from '../i18n/error-words.ts';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { FileDrop } from './file-drop.tsx';
import styles from './file-steps.module.css';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';

/** What the server read of a file. */
export interface FileRead<Report> {
  readonly report: Report;
  /** The change that was made, if any. */
  readonly changeId: number | null;
}

export interface SentFile {
  readonly file: File;
  /** Whether it is to be looked at alone, and nothing stored. */
  readonly dryRun: boolean;
}

/** What is shown of a file that was looked at. */
export interface FileVerdict {
  readonly words: ReactNode;
  /** Of the button that stores it. */
  readonly store: string;
  readonly canStore: boolean;
  /** What is told below the buttons, such as the rows that are refused. */
  readonly more?: ReactNode;
}

export interface FileImportDialogProps<Report> {
  readonly title: string;
  /** What such a file has to be like. */
  readonly help: string;
  /** Told what fraction of the file is sent. */
  readonly send: (sent: SentFile, onProgress: (fraction: number) => void) => Promise<FileRead<Report>>;
  readonly verdict: (report: Report, file: File) => FileVerdict;
  readonly onClose: () => void;
  readonly onStored: (read: FileRead<Report>) => void;
}

/** Brings a file in: which one, what was read of it, result. Nothing is stored before the last button. */
export function FileImportDialog<Report>(props: FileImportDialogProps<Report>) {
  const { title, help, send, verdict, onClose, onStored } = props;
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const mutationFn = async (sending: SentFile) => await send(sending, setSent);
  const check = useMutation({ mutationFn });
  const store = useMutation({ mutationFn });
  const isWorking = check.isPending || store.isPending;
  const problem = check.error ?? store.error;
  const shown = check.data && file && !isWorking ? verdict(check.data.report, file) : null;
  const onFile = (chosen: File) => {
    setFile(chosen);
    store.reset();
    check.mutate({ file: chosen, dryRun: true });
  };
  return (
    <Dialog title={title} wide onClose={onClose}>
      <div className={styles.steps}>
        {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
        {isWorking && file && (
          <Progress
            words={t('prices.reading', { file: file.name })}
            {...(sent < 1 ? { fraction: sent } : {})}
          />
        )}
        {!check.data && !isWorking && (
          <>
            <FileDrop label={t('prices.file')} onFile={onFile} />
            <p className={styles.help}>{help}</p>
          </>
        )}
        {shown && file && (
          <>
            {shown.words}
            <DialogActions aside={<Button onClick={check.reset}>{t('prices.other-file')}</Button>}>
              <Button
                look="primary"
                disabled={!shown.canStore}
                onClick={() => {
                  store.mutate({ file, dryRun: false }, { onSuccess: onStored });
                }}
              >
                {shown.store}
              </Button>
            </DialogActions>
            {shown.more}
          </>
        )}
      </div>
    </Dialog>
  );
}
