import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { useField } from './field.tsx';
import styles from './field.module.css';

/** A line of text. Inside a Field it takes label and error from there. */
export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...useField()}
      {...rest}
      className={classNames(styles.input, className)}
    />
  );
}
