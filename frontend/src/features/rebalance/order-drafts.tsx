import { useState } from 'react';
import type { RebalancingLine } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { type Errors, orderDraft, orderFields, type OrderFields } from './draft.ts';
import { useRecordOrders } from './queries.ts';
import styles from '../../ui/entry-rows.module.css';

export interface OrderDraftsProps {
  readonly lines: readonly RebalancingLine[];
  readonly today: string;
  readonly currency: string;
  /** Orders were recorded, together: their words and their change. */
  readonly onRecorded: (words: string, changeId: number | null) => void;
  readonly onClose: () => void;
}

/** What is proposed as transactions that are not recorded yet: each is confirmed, or all of them are. */
export function OrderDrafts({ lines, today, currency, onRecorded, onClose }: OrderDraftsProps) {
  const t = useT();
  const [orders, setOrders] = useState(() => orderFields(lines, today));
  const [isChecked, setChecked] = useState(false);
  const record = useRecordOrders();
  const names = new Map(lines.map(({ isin, name }) => [isin, name ?? isin]));
  const nameOf = ({ isin }: OrderFields) => names.get(isin) ?? isin;

  const wordsOf = (chosen: readonly OrderFields[]) => {
    const [order, ...others] = chosen;
    if (!order || others.length > 0) return t('rebalance.recorded-all', { count: chosen.length });
    const values = { units: order.units, name: nameOf(order) };
    return t(order.type === 'BUY' ? 'rebalance.recorded-buy' : 'rebalance.recorded-sale', values);
  };
  const send = (chosen: readonly OrderFields[]) => {
    setChecked(true);
    const bodies = chosen.flatMap((order) => orderDraft(order).body ?? []);
    if (record.isPending || bodies.length < chosen.length) return;
    record.mutate(bodies, {
      onSuccess: (changeId) => {
        onRecorded(wordsOf(chosen), changeId);
        if (chosen.length === orders.length) onClose();
        else setOrders(orders.filter((one) => !chosen.includes(one)));
      },
    });
  };

  return (
    <section className={styles.section} aria-labelledby="drafts">
      <h2 id="drafts">{t('rebalance.drafts')}</h2>
      <p className={styles.quiet}>{t('rebalance.drafts-help')}</p>
      <ul className={styles.rows}>
        {orders.map((order) => (
          <OrderRow
            key={order.isin}
            order={order}
            name={nameOf(order)}
            currency={currency}
            errors={isChecked ? orderDraft(order).errors : {}}
            onChange={(changed) => {
              setOrders(orders.map((one) => (one === order ? { ...order, ...changed } : one)));
            }}
            onRecord={() => {
              send([order]);
            }}
          />
        ))}
      </ul>
      {record.error && <Notice tone="wrong">{errorWords(t, record.error)}</Notice>}
      <div className={styles.actions}>
        <Button
          look="primary"
          onClick={() => {
            send(orders);
          }}
        >
          {t('rebalance.record-all', { count: orders.length })}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </section>
  );
}

interface OrderRowProps {
  readonly order: OrderFields;
  readonly name: string;
  readonly currency: string;
  readonly errors: Errors<OrderFields>;
  readonly onChange: (changed: Partial<OrderFields>) => void;
  readonly onRecord: () => void;
}

function OrderRow({ order, name, currency, errors, onChange, onRecord }: OrderRowProps) {
  const t = useT();
  const told = (field: keyof OrderFields) => errors[field] && t(errors[field]);
  const number = (field: 'units' | 'price' | 'fee', label: string) => (
    <div className={styles.small}>
      <Field label={label} error={told(field)}>
        <DecimalInput
          value={order[field]}
          onChange={(event) => {
            onChange({ [field]: event.target.value });
          }}
        />
      </Field>
    </div>
  );
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>
          {t(order.type === 'BUY' ? 'rebalance.buy' : 'rebalance.sell')} {name}
        </strong>
        <span className={styles.second}>{order.isin}</span>
      </div>
      <div className={styles.narrow}>
        <Field label={t('rebalance.date')} error={told('date')}>
          <DateInput
            value={order.date}
            onDay={(date) => {
              onChange({ date });
            }}
          />
        </Field>
      </div>
      <div className={styles.narrow}>
        <Field label={t('rebalance.broker')} error={told('broker')}>
          <TextInput
            value={order.broker}
            onChange={(event) => {
              onChange({ broker: event.target.value });
            }}
          />
        </Field>
      </div>
      {number('units', t('rebalance.units'))}
      {number('price', t('rebalance.price', { currency }))}
      {number('fee', t('rebalance.fee', { currency }))}
      <Button onClick={onRecord}>
        {t('rebalance.record')} <span className="visually-hidden">{name}</span>
      </Button>
    </li>
  );
}
