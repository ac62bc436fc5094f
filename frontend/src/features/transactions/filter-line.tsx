import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FilterBox } from '../../ui/filter-box.tsx';
import { Select } from '../../ui/select.tsx';
import { usePhone } from '../../ui/use-media.ts';
import type { TransactionFilter } from './filter.ts';
import styles from './filter-line.module.css';
import { TRANSACTION_TYPES } from './transaction-types.ts';
import { TYPE_WORDS } from './type-words.ts';

export interface FilterLineProps {
  readonly filter: TransactionFilter;
  readonly onFilter: (filter: TransactionFilter) => void;
  /** What else can be done with the list: at the end of the line, on a phone beside the text. */
  readonly children: ReactNode;
}

/** Which transactions are listed; everything it says is in the URL. */
export function FilterLine({ filter, onFilter, children }: FilterLineProps) {
  const t = useT();
  const isPhone = usePhone();
  const change = (changed: TransactionFilter) => {
    onFilter({ ...filter, ...changed });
  };
  return (
    <div role="search" className={styles.line}>
      <SearchText
        text={filter.search ?? ''}
        onText={(text) => {
          change({ search: text === '' ? undefined : text });
        }}
      />
      {isPhone && children}
      <div className={styles.type}>
        <Field label={t('transactions.type')}>
          <Select
            options={[
              { value: 'ALL', words: t('transactions.all-types') },
              ...TRANSACTION_TYPES.map((value) => ({ value, words: t(TYPE_WORDS[value].all) })),
            ]}
            value={filter.transaction_type ?? 'ALL'}
            onChoose={(type) => {
              change({ transaction_type: type === 'ALL' ? undefined : type });
            }}
          />
        </Field>
      </div>
      <Day
        label={t('transactions.from')}
        day={filter.start_date}
        onDay={(day) => {
          change({ start_date: day });
        }}
      />
      <Day
        label={t('transactions.to')}
        day={filter.end_date}
        onDay={(day) => {
          change({ end_date: day });
        }}
      />
      {!isPhone && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

/** While it is written in, what is typed is true; the URL follows. */
function SearchText({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div
      className={styles.text}
      onFocus={() => {
        setTyped(text);
      }}
      onBlur={() => {
        setTyped(null);
      }}
    >
      <FilterBox
        label={t('transactions.find')}
        text={typed ?? text}
        onText={(next) => {
          setTyped(next);
          onText(next);
        }}
      />
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly day: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

function Day({ label, day, onDay }: DayProps) {
  return (
    <div className={styles.day}>
      <Field label={label}>
        <DateInput
          value={day ?? ''}
          onDay={(next) => {
            onDay(next || undefined);
          }}
        />
      </Field>
    </div>
  );
}
