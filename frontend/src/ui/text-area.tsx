import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { useField } from './field.tsx';
import field from './field.module.css';
import styles from './text-area.module.css';

/** Lines of text; the field grows with them. Inside a Field it takes label and error from there. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...useField()} {...rest} className={classNames(field.input, styles.lines, className)} />;
}
