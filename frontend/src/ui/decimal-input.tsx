import type { ComponentProps } from 'react';
import styles from './field.module.css';
import { TextInput } from './text-input.tsx';

/** A number as it is typed: the text is kept, with `,` or `.`; reading it is the draft's work. */
export function DecimalInput(props: Omit<ComponentProps<'input'>, 'type' | 'className' | 'inputMode'>) {
  return <TextInput {...props} inputMode="decimal" className={styles.figure} />;
}
