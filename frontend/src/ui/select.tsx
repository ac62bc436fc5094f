import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { useField } from './field.tsx';

export interface SelectProps<Value extends string> extends Omit<
  ComponentProps<'select'>,
  'value' | 'onChange'
> {
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of several, in the browser's own list. For two to four short words, use Segmented. */
export function Select<Value extends string>({
  options,
  value,
  onChoose,
  className,
  ...rest
}: SelectProps<Value>) {
  return (
    <select
      {...useField()}
      {...rest}
      className={classNames(styles.input, className)}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}
