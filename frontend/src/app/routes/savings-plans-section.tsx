import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { DueList } from '../../features/savings-plans/due-list.tsx';
import { PlanForm } from '../../features/savings-plans/plan-form.tsx';
import { PlansTable } from '../../features/savings-plans/plans-table.tsx';
import { duePurchasesQuery, savingsPlansQuery, useDeletePlan } from '../../features/savings-plans/queries.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Notice } from '../../ui/notice.tsx';
import { today } from '../clock.ts';
import styles from './rebalance-page.module.css';

/** What waits to be confirmed; nothing where nothing does. */
export function DueSection({ currency }: { currency: string }) {
  const t = useT();
  const announce = useAnnounce();
  const due = useQuery(duePurchasesQuery);
  if (due.error) return <Notice tone="wrong">{errorWords(t, due.error)}</Notice>;
  if (!due.data || due.data.length === 0) return null;
  return (
    <DueList
      due={due.data}
      currency={currency}
      onSettled={(words, changeId) => {
        announce({ words, changeId });
      }}
    />
  );
}

export interface PlansSectionProps {
  readonly names: ReadonlyMap<string, string>;
  readonly brokers: readonly string[];
  readonly currency: string;
}

/** The savings plans, and another one. */
export function PlansSection({ names, brokers, currency }: PlansSectionProps) {
  const t = useT();
  const announce = useAnnounce();
  const plans = useQuery(savingsPlansQuery);
  const remove = useDeletePlan();
  const [edited, setEdited] = useState<number | null>(null);
  const plan = plans.data?.find(({ id }) => id === edited) ?? null;
  const error = plans.error ?? remove.error;
  return (
    <section aria-labelledby="plans" className={styles.section}>
      <h2 id="plans">{t('savings-plans.plans')}</h2>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {plans.data && plans.data.length > 0 ? (
        <PlansTable
          plans={plans.data}
          names={names}
          currency={currency}
          onEdit={({ id }) => {
            setEdited(id);
          }}
          onDelete={(plan) => {
            remove.mutate(plan.id, {
              onSuccess: (changeId) => {
                const name = names.get(plan.isin) ?? plan.isin;
                announce({ words: t('savings-plans.deleted', { name }), changeId });
              },
            });
          }}
        />
      ) : (
        plans.data && <p>{t('savings-plans.none')}</p>
      )}
      <PlanForm
        key={plan && `${String(plan.id)} ${plan.updated_at}`}
        plan={plan}
        names={names}
        brokers={brokers}
        today={today()}
        onSaved={(changeId) => {
          announce({ words: t(plan ? 'savings-plans.edited' : 'savings-plans.added'), changeId });
          setEdited(null);
        }}
        onCancel={() => {
          setEdited(null);
        }}
      />
    </section>
  );
}
