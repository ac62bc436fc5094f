import { useRef } from 'react';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { TextInput } from './text-input.tsx';

export interface FilterBoxProps {
  /** What is looked for, as placeholder and as name: `Name or ISIN`. */
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A text that narrows a list with every letter. `/` goes there, Enter back to the list, Esc empties it, then leaves. */
export function FilterBox({ label, text, onText }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut('filter', () => {
    input.current?.focus();
    input.current?.select();
  });
  return (
    <TextInput
      ref={input}
      type="search"
      enterKeyHint="search"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={`${label}  /`}
      value={text}
      onChange={(event) => {
        onText(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        if (event.key === 'Escape' && text !== '') onText('');
        else event.currentTarget.blur();
      }}
    />
  );
}
