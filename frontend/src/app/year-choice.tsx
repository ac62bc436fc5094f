import { useT } from '../i18n/language.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';

export interface YearChoiceProps {
  /** Ascending. */
  readonly years: readonly string[];
  readonly value: string | undefined;
  readonly onChoose: (year: string | undefined) => void;
}

/** One year or all of them; a year of the URL that has nothing stays in the list. */
export function YearChoice({ years, value, onChoose }: YearChoiceProps) {
  const t = useT();
  const offered = value === undefined || years.includes(value) ? years : [...years, value].sort();
  const options = [
    { value: '', words: t('tallies.all-years') },
    ...offered.toReversed().map((year) => ({ value: year, words: year })),
  ];
  return (
    <Field label={t('tallies.year')}>
      <Select
        options={options}
        value={value ?? ''}
        onChoose={(year) => {
          onChoose(year === '' ? undefined : year);
        }}
      />
    </Field>
  );
}
