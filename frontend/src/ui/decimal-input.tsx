import { type ComponentProps, useState } from 'react';
import { decimalMark } from '../format/decimal-mark.ts';
import { useLocale } from '../format/locale.tsx';
import styles from './field.module.css';
import { TextInput } from './text-input.tsx';

export interface DecimalInputProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'className' | 'inputMode' | 'value'
> {
  readonly value?: string | undefined;
}

const PLAIN = /^-?\d+\.\d+$/;

/**
 * A number as it is typed: the text is kept, with `,` or `.`; reading it is the draft's work. A number that the reader has
 * not typed is written with the mark of their language.
 */
export function DecimalInput({ value, onChange, ...rest }: DecimalInputProps) {
  const mark = decimalMark(useLocale());
  const [typed, setTyped] = useState<string | null>(null);
  const isGiven = value !== undefined && value !== typed && PLAIN.test(value);
  const shown = isGiven ? value.replace('.', mark) : value;
  return (
    <TextInput
      {...rest}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(event);
      }}
      inputMode="decimal"
      className={styles.figure}
    />
  );
}
