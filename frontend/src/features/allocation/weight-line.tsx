import { useT } from '../../i18n/language.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { LineErrors, LineFields } from './draft.ts';
import styles from './weights-form.module.css';

export interface WeightLineProps {
  readonly line: LineFields;
  /** From 1, by which a screen reader tells the lines apart. */
  readonly count: number;
  readonly errors: LineErrors | undefined;
  /** Whether the dialog begins here, and a line that is added. */
  readonly hasFocus: boolean;
  readonly onChange: (changed: Partial<LineFields>) => void;
  readonly onDelete: () => void;
}

/** A name and its percentage. */
export function WeightLine({ line, count, errors, hasFocus, onChange, onDelete }: WeightLineProps) {
  const t = useT();
  return (
    <li className={styles.line}>
      <div className={styles.name}>
        <Field label={t('allocation.part-name', { count })} error={errors?.name && t(errors.name)}>
          <TextInput
            autoFocus={hasFocus}
            data-autofocus={hasFocus || undefined}
            maxLength={255}
            value={line.name}
            onChange={(event) => {
              onChange({ name: event.target.value });
            }}
          />
        </Field>
      </div>
      <div className={styles.percent}>
        <Field label={t('allocation.part-percent', { count })} error={errors?.percent && t(errors.percent)}>
          <DecimalInput
            value={line.percent}
            onChange={(event) => {
              onChange({ percent: event.target.value });
            }}
          />
        </Field>
      </div>
      <DeleteRow label={t('allocation.remove-part', { count })} onDelete={onDelete} />
    </li>
  );
}
