import { useId, useState } from 'react';
import styles from './command-list.module.css';
import { matchingWords } from './matching-words.ts';

export interface Command {
  readonly id: string;
  readonly group: string;
  readonly words: string;
  /** A second way to find it, such as an ISIN. */
  readonly alias?: string;
  /** What is written on the key that does the same. */
  readonly keys?: string;
  readonly onRun: () => void;
}

export interface CommandListProps {
  readonly label: string;
  readonly nothing: string;
  readonly commands: readonly Command[];
  /** Commands made of what was typed; they stand last. */
  readonly fromText: (typed: string) => readonly Command[];
}

/** So many are shown; who wants another types one letter more. */
const MOST = 12;

/** A line to type in, and below it the commands that answer to it: arrows choose, Enter runs. */
export function CommandList({ label, nothing, commands, fromText }: CommandListProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const known = matchingWords(commands, ({ words, alias = '' }) => `${words} ${alias}`, typed).slice(0, MOST);
  const shown = typed.trim() === '' ? known : [...known, ...fromText(typed.trim())];
  const current = Math.min(chosen, shown.length - 1);
  const move = (step: number) => {
    setChosen((current + step + shown.length) % Math.max(1, shown.length));
  };
  return (
    <div className={styles.menu}>
      <input
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown[current] ? `${id}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        className={styles.input}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
          const step = steps[event.key];
          if (step !== undefined) {
            event.preventDefault();
            move(step);
          } else if (event.key === 'Enter') {
            event.preventDefault();
            shown[current]?.onRun();
          }
        }}
      />
      <ul id={id} role="listbox" aria-label={label} className={styles.list}>
        {shown.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={styles.option}
            ref={(item) => {
              if (index === current) item?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => {
              setChosen(index);
            }}
            onClick={command.onRun}
          >
            <span className={styles.words}>{command.words}</span>
            <span className={styles.group}>{command.group}</span>
            {command.keys !== undefined && (
              <kbd className={styles.keys} aria-hidden="true">
                {command.keys}
              </kbd>
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.nothing}>{nothing}</p>}
    </div>
  );
}
