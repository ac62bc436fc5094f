import { useState } from 'react';
import type { Targets } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Select } from '../../ui/select.tsx';
import { percentText, type TargetFields, targetsDraft } from './draft.ts';
import { IsinTarget } from './isin-target.tsx';
import { useSetTargets } from './queries.ts';
import styles from '../../ui/entry-rows.module.css';
import { CLASS_WORDS, useTargetName } from './target-name.ts';

export interface TargetsEditorProps {
  readonly targets: Targets['targets'];
  /** Names by ISIN of what a target can be of. */
  readonly names: ReadonlyMap<string, string>;
  readonly onSaved: (changeId: number | null) => void;
}

const keyOf = ({ scope, key }: Pick<TargetFields, 'scope' | 'key'>) => `${scope} ${key}`;
const NOTHING = '';
/** The choice of an ISIN that is in no list. */
const OTHER = 'other';

/** The target weights, edited as a whole: they are saved when they come to 100 %. */
export function TargetsEditor({ targets, names, onSaved }: TargetsEditorProps) {
  const t = useT();
  const targetName = useTargetName();
  const [rows, setRows] = useState<readonly TargetFields[]>(() =>
    targets.map(({ scope, key, weight }) => ({ scope, key, percent: percentText(weight) })),
  );
  const [isChecked, setChecked] = useState(false);
  const [isOther, setOther] = useState(false);
  const save = useSetTargets();
  const draft = targetsDraft(rows);
  const all: Pick<TargetFields, 'scope' | 'key'>[] = [
    ...Object.keys(CLASS_WORDS).map((key) => ({ scope: 'asset_class' as const, key })),
    ...Array.from(names.keys(), (key) => ({ scope: 'instrument' as const, key })),
  ];
  const taken = new Set(rows.map(keyOf));
  const left = all.filter((one) => !taken.has(keyOf(one)));
  const submit = () => {
    setChecked(true);
    if (draft.error === null && !save.isPending) save.mutate(draft.targets, { onSuccess: onSaved });
  };
  return (
    <form
      noValidate
      className={styles.section}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.quiet}>{t('rebalance.targets-help')}</p>
      <ul className={styles.rows}>
        {rows.map((row) => {
          const name = targetName(row.scope, row.key, names);
          return (
            <li key={keyOf(row)} className={styles.row}>
              <div className={styles.what}>
                <span>{name}</span>
                <span className={styles.second}>
                  {row.scope === 'asset_class' ? t('rebalance.rest-of-class') : row.key}
                </span>
              </div>
              <div className={styles.small}>
                <Field
                  label={
                    <>
                      {t('rebalance.percent')} <span className="visually-hidden">{name}</span>
                    </>
                  }
                  error={
                    isChecked && draft.wrongKey === row.key ? t('rebalance.enter-a-percentage') : undefined
                  }
                >
                  <DecimalInput
                    value={row.percent}
                    onChange={(event) => {
                      setRows(
                        rows.map((one) => (one === row ? { ...row, percent: event.target.value } : one)),
                      );
                    }}
                  />
                </Field>
              </div>
              <DeleteRow
                label={t('rebalance.remove-target', { name })}
                onDelete={() => {
                  setRows(rows.filter((one) => one !== row));
                }}
              />
            </li>
          );
        })}
      </ul>
      <div className={styles.form}>
        <div className={styles.what}>
          <Field label={t('rebalance.add-target')}>
            <Select
              options={[
                { value: NOTHING, words: t('rebalance.choose') },
                ...left.map((one) => ({ value: keyOf(one), words: targetName(one.scope, one.key, names) })),
                { value: OTHER, words: t('rebalance.another-isin') },
              ]}
              value={isOther ? OTHER : NOTHING}
              onChoose={(value) => {
                setOther(value === OTHER);
                const chosen = left.find((one) => keyOf(one) === value);
                if (chosen) setRows([...rows, { ...chosen, percent: '' }]);
              }}
            />
          </Field>
        </div>
        {isOther && (
          <IsinTarget
            names={names}
            onAdd={(key) => {
              const added = { scope: 'instrument' as const, key };
              setOther(false);
              if (!taken.has(keyOf(added))) setRows([...rows, { ...added, percent: '' }]);
            }}
          />
        )}
        <p className={styles.beside} aria-live="polite">
          {t('rebalance.sum')}: <Percent value={draft.total} unit="fraction" />
        </p>
        <Button type="submit">{t('rebalance.save-targets')}</Button>
      </div>
      {isChecked && draft.error === 'rebalance.not-whole' && <Notice tone="wrong">{t(draft.error)}</Notice>}
      {save.error && <Notice tone="wrong">{errorWords(t, save.error)}</Notice>}
    </form>
  );
}
