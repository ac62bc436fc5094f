import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { isFiltered, type TransactionFilter } from './filter.ts';
import styles from './filter-line.module.css';
import { type Known, knownQuery } from './queries.ts';

export interface FilterLineProps {
  readonly filter: TransactionFilter;
  readonly onFilter: (filter: TransactionFilter) => void;
  /** What the filter leaves: the total, at the end of the line. */
  readonly children: ReactNode;
}

const ISIN = /^[A-Za-z]{2}[A-Za-z0-9]{9}\d$/;

/** What the text asks for: an ISIN, the instrument of that name, or a broker. */
function searched(text: string, known: Known | undefined): Pick<TransactionFilter, 'isin' | 'broker'> {
  const wanted = text.trim();
  const same = (other: string | null) => other?.toLowerCase() === wanted.toLowerCase();
  if (wanted === '') return {};
  if (ISIN.test(wanted)) return { isin: wanted.toUpperCase() };
  const broker = known?.brokers.find(same);
  const instrument = known?.instruments.find(({ name }) => same(name));
  return broker === undefined && instrument ? { isin: instrument.isin } : { broker: broker ?? wanted };
}

/** Which transactions are listed; everything it says is in the URL. */
export function FilterLine({ filter, onFilter, children }: FilterLineProps) {
  const { isin, broker } = filter;
  const change = (changed: TransactionFilter) => {
    onFilter({ ...filter, page: undefined, ...changed });
  };
  return (
    <div role="search" className={styles.line}>
      <SearchText
        key={isin ?? broker ?? ''}
        text={isin ?? broker ?? ''}
        onSearch={(found) => {
          change({ isin: undefined, broker: undefined, ...found });
        }}
      />
      <Segmented
        label="Type"
        options={[
          { value: 'ALL', words: 'All' },
          { value: 'BUY', words: 'Buys' },
          { value: 'SELL', words: 'Sales' },
        ]}
        value={filter.transaction_type ?? 'ALL'}
        onChange={(type) => {
          change({ transaction_type: type === 'ALL' ? undefined : type });
        }}
      />
      <div className={styles.day}>
        <Field label="From">
          <DateInput
            value={filter.start_date ?? ''}
            onChange={(event) => {
              change({ start_date: event.target.value || undefined });
            }}
          />
        </Field>
      </div>
      <div className={styles.day}>
        <Field label="To">
          <DateInput
            value={filter.end_date ?? ''}
            onChange={(event) => {
              change({ end_date: event.target.value || undefined });
            }}
          />
        </Field>
      </div>
      {isFiltered(filter) && (
        <Button
          look="plain"
          onClick={() => {
            onFilter({ sort_order: filter.sort_order });
          }}
        >
          Show all
        </Button>
      )}
      <p className={styles.total} role="status">
        {children}
      </p>
    </div>
  );
}

function SearchText({
  text,
  onSearch,
}: {
  text: string;
  onSearch: (found: Pick<TransactionFilter, 'isin' | 'broker'>) => void;
}) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const known = useQuery(knownQuery).data;
  const [typed, setTyped] = useState(text);
  useShortcut('filter', () => {
    input.current?.focus();
    input.current?.select();
  });
  const search = (wanted: string) => {
    if (wanted.trim() !== text) onSearch(searched(wanted, known));
  };
  const suggestions = [
    ...(known?.brokers ?? []).map((value) => ({ value, label: 'Broker' })),
    ...(known?.instruments ?? []).map(({ isin, name }) => ({ value: isin, label: name ?? 'ISIN' })),
  ];
  return (
    <form
      className={styles.text}
      onSubmit={(event) => {
        event.preventDefault();
        search(typed);
      }}
    >
      <TextInput
        ref={input}
        type="search"
        aria-label="ISIN, name or broker"
        placeholder="ISIN, name or broker  /"
        list={list}
        value={typed}
        onChange={(event) => {
          const { value } = event.target;
          setTyped(value);
          const isChosen = value === '' || suggestions.some((suggestion) => suggestion.value === value);
          if (isChosen) search(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <datalist id={list}>
        {suggestions.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </form>
  );
}
