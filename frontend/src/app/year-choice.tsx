import { readYear, yearText } from '../format/read-year.ts';
import { useT } from '../i18n/language.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';

export interface YearChoiceProps {
  /** Ascending. */
  readonly years: readonly string[];
  readonly value: number | undefined;
  readonly onChoose: (year: number | undefined) => void;
}

/** One year or all of them; a year of the URL that has nothing stays in the list. */
export function YearChoice({ years, value: asked, onChoose }: YearChoiceProps) {
  const value = yearText(asked);
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
          onChoose(readYear(year));
        }}
      />
    </Field>
  );
}
