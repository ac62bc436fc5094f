import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './button.module.css';
import { Kbd } from './kbd.tsx';

export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'plain';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  /** The keys that do the same. */
  readonly keys?: string;
}

/** The class of a button, for a link that looks like one. */
export function buttonClass(look: ButtonLook): string | undefined {
  return classNames(styles.button, styles[look]);
}

/** An action. One primary a page; `plain` is a button in the line of a text. */
export function Button({ look = 'quiet', keys, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(buttonClass(look), className)} {...rest}>
      {children}
      {keys !== undefined && <Kbd keys={keys} on={look === 'primary' ? 'accent' : 'paper'} />}
    </button>
  );
}
