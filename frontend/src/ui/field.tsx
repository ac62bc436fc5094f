import { createContext, type ReactNode, useContext, useId } from 'react';
import styles from './field.module.css';

interface FieldContextValue {
  readonly id: string;
  readonly messageId: string;
  readonly hasError: boolean;
  readonly hasMessage: boolean;
}

const FieldContext = createContext<FieldContextValue | null>(null);

/** What an input has to know of the field around it. */
export function useField() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    'aria-invalid': field.hasError || undefined,
    'aria-describedby': field.hasMessage ? field.messageId : undefined,
  };
}

/** The id of the label of the field around it, for a control that is named after it. */
export function useFieldLabel(): string | undefined {
  const field = useContext(FieldContext);
  return field ? labelIdOf(field.id) : undefined;
}

function labelIdOf(id: string): string {
  return `${id}-label`;
}

export interface FieldProps {
  readonly label: ReactNode;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A label, one input, and below it the error or the hint. */
export function Field({ label, error, hint, children }: FieldProps) {
  const id = useId();
  const messageId = `${id}-message`;
  const hasMessage = error !== undefined || hint !== undefined;
  return (
    <div className={styles.field}>
      <label id={labelIdOf(id)} htmlFor={id} className={styles.label}>
        {label}
      </label>
      <FieldContext value={{ id, messageId, hasError: error !== undefined, hasMessage }}>
        {children}
      </FieldContext>
      {hasMessage && (
        <p id={messageId} className={error === undefined ? styles.hint : styles.error}>
          {error === undefined ? (
            hint
          ) : (
            <>
              <span aria-hidden="true">✕ </span>
              {error}
            </>
          )}
        </p>
      )}
    </div>
  );
}
