import { useRef } from 'react';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { usePhone } from '../../ui/use-media.ts';
import styles from './filter-line.module.css';
import { CLASSES, type PerformanceFilter } from './search.ts';

const CLASS_WORDS = {
  STOCK: 'ui.class-stock',
  BOND: 'ui.class-bond',
  REAL_ASSET: 'ui.class-real-asset',
  MONEY_MARKET: 'ui.class-money-market',
  COMMODITY: 'ui.class-commodity',
  CRYPTO: 'ui.class-crypto',
  MIXED: 'ui.class-mixed',
  OTHER: 'ui.class-other',
} as const satisfies Record<(typeof CLASSES)[number], MessageKey>;

export interface NamedInstrument {
  readonly isin: string;
  readonly name: string | null;
}

export interface FilterLineProps {
  readonly filter: PerformanceFilter;
  readonly instruments: readonly NamedInstrument[];
  readonly brokers: readonly string[];
  readonly onFilter: (filter: PerformanceFilter) => void;
}

/** Which part of the portfolio is looked at; `/` goes there. */
export function FilterLine({ filter, instruments, brokers, onFilter }: FilterLineProps) {
  const t = useT();
  const line = useRef<HTMLDivElement>(null);
  useShortcut('filter', () => {
    line.current?.querySelector('select')?.focus();
  });
  const change = (changed: PerformanceFilter) => {
    onFilter({ ...filter, ...changed });
  };
  const isPhone = usePhone();
  const parts = (
    <div role="search" ref={line} className={styles.line}>
      <Part
        label={t('performance.instrument')}
        all={t('performance.all-instruments')}
        value={filter.isin}
        options={instruments.map(({ isin, name }) => ({ value: isin, words: name ?? isin }))}
        onChoose={(isin) => {
          change({ isin });
        }}
      />
      <Part
        label={t('performance.broker')}
        all={t('performance.all-brokers')}
        value={filter.broker}
        options={brokers.map((broker) => ({ value: broker, words: broker }))}
        onChoose={(broker) => {
          change({ broker });
        }}
      />
      <Part
        label={t('performance.asset-class')}
        all={t('performance.all-classes')}
        value={filter.asset_class}
        options={CLASSES.map((value) => ({ value, words: t(CLASS_WORDS[value]) }))}
        onChoose={(assetClass) => {
          change({ asset_class: assetClass });
        }}
      />
    </div>
  );
  if (!isPhone) return parts;
  const isPart = Object.values(filter).some((value) => value !== undefined);
  return (
    <details open={isPart} className={styles.folded}>
      <summary>{t('performance.part')}</summary>
      {parts}
    </details>
  );
}

interface PartProps<Value extends string> {
  readonly label: string;
  /** The choice that leaves nothing out. */
  readonly all: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly onChoose: (value: Value | undefined) => void;
}

/** A value of the URL that is not among the options is one, so that what is shown is what is asked. */
function Part<Value extends string>({ label, all, value, options, onChoose }: PartProps<Value>) {
  const isOffered = value === undefined || options.some((option) => option.value === value);
  return (
    <div className={styles.part}>
      <Field label={label}>
        <Select
          value={value ?? ''}
          options={[{ value: '', words: all }, ...options, ...(isOffered ? [] : [{ value, words: value }])]}
          onChoose={(chosen) => {
            onChoose(chosen === '' ? undefined : chosen);
          }}
        />
      </Field>
    </div>
  );
}
