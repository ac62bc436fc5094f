import { useId } from 'react';
import styles from './segmented.module.css';

export interface SegmentedProps<Value extends string> {
  /** What is being chosen; said, not shown. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Takes the width it is given; in rows of four when there are more. */
  readonly wide?: boolean | 'rows';
}

/** One of a few short words, all in sight. For more than eight, or for words of very different length, use a select. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  wide,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.segmented} data-wide={wide}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
          />
          {option.words}
        </label>
      ))}
    </fieldset>
  );
}
