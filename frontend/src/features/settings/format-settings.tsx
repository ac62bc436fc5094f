import { type DateFormat, DATE_FORMATS, dateText } from '../../format/date.ts';
import type { Formats } from '../../format/locale.tsx';
import { moneyParts } from '../../format/money.ts';
import { NUMBER_FORMATS, type NumberFormat } from '../../format/number-format.ts';
import { textOf } from '../../format/number-parts.ts';
import { percentParts } from '../../format/percent.ts';
import { useT } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings.module.css';

export interface FormatSettingsProps {
  readonly numbers: NumberFormat;
  readonly dates: DateFormat;
  readonly chooseNumbers: (format: NumberFormat) => void;
  readonly chooseDates: (format: DateFormat) => void;
  /** What the choices come to. */
  readonly formats: Formats;
  /** The locale that the language brings along. */
  readonly ownLocale: string;
  readonly currency: string;
}

/** A day whose two numbers cannot be taken for each other. */
const DAY = '2026-11-24';

/** How numbers and days are written, with a line that shows it. */
export function FormatSettings(props: FormatSettingsProps) {
  const { numbers, dates, chooseNumbers, chooseDates, formats, ownLocale, currency } = props;
  const t = useT();
  const money = (locale: string) => textOf(moneyParts(locale, '1234567.89', { currency }));
  const day = (format: DateFormat) => dateText({ locale: formats.dates.locale, format }, DAY);
  return (
    <SettingsSection title={t('settings.formats')}>
      <Field label={t('settings.numbers')}>
        <Select
          value={numbers}
          onChoose={chooseNumbers}
          options={[
            { value: 'auto', words: t('settings.auto', { sample: money(ownLocale) }) },
            ...NUMBER_FORMATS.map((locale) => ({ value: locale, words: money(locale) })),
          ]}
        />
      </Field>
      <Field label={t('settings.dates')}>
        <Select
          value={dates}
          onChoose={chooseDates}
          options={DATE_FORMATS.map((format) => ({
            value: format,
            words: format === 'auto' ? t('settings.auto', { sample: day(format) }) : day(format),
          }))}
        />
      </Field>
      <p className={styles.sample} role="status" aria-label={t('settings.sample')}>
        {t('settings.sample-line', {
          amount: textOf(moneyParts(formats.numbers, '128402.31', { currency })),
          date: dateText(formats.dates, DAY),
          change: textOf(moneyParts(formats.numbers, '-991.64', { currency, signed: true })),
          percent: textOf(percentParts(formats.numbers, '-0.0463', { unit: 'fraction', signed: true })),
        })}
      </p>
    </SettingsSection>
  );
}
