import { useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

const PAGE_BUTTON = { keys: keyCaps('import') };
const DIALOG_BUTTON = { 'data-autofocus': true };

export interface FileDropProps {
  /** What file it takes. */
  readonly label: string;
  readonly onFile: (file: File) => void;
  /** Names and types of the files that may be chosen; CSV files by default. */
  readonly accept?: string;
  /** It is what the page is for: the keys of the page choose a file. Else it has the focus of its dialog. */
  readonly isPage?: boolean;
}

/** Takes one file: dropped, or chosen by button. */
export function FileDrop({ label, onFile, isPage = false, accept = '.csv,text/csv' }: FileDropProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const choose = () => {
    input.current?.click();
  };
  useShortcut('import', choose, isPage);
  useShortcut('new', choose, isPage);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <div
      className={styles.zone}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className={styles.words}>{t('ui.drop-file')}</p>
      <Button look="primary" onClick={choose} {...(isPage ? PAGE_BUTTON : DIALOG_BUTTON)}>
        {t('ui.choose-file')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
