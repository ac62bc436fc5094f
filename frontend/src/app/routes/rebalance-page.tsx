import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type {
  BrokerFees,
  IsinMetadata,
  PortfolioSummary,
  Proposals,
  RebalancingInput,
  Targets,
} from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { isinMetadataQuery } from '../../features/isin-metadata/queries.ts';
import { FeesEditor } from '../../features/rebalance/fees-editor.tsx';
import { OrderDrafts } from '../../features/rebalance/order-drafts.tsx';
import { Proposal } from '../../features/rebalance/proposal.tsx';
import { ProposalForm } from '../../features/rebalance/proposal-form.tsx';
import { brokerFeesQuery, proposalQuery, targetsQuery } from '../../features/rebalance/queries.ts';
import { TargetsEditor } from '../../features/rebalance/targets-editor.tsx';
import { untargetedOf } from '../../features/rebalance/untargeted.ts';
import { duePurchasesQuery } from '../../features/savings-plans/queries.ts';
import { proposalsQuery } from '../../features/transactions/queries.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { today } from '../clock.ts';
import { FirstTrade } from '../first-trade.tsx';
import { LoadProblem } from '../load-problem.tsx';
import styles from './rebalance-page.module.css';
import { DueSection, PlansSection } from './savings-plans-section.tsx';

/** What to buy, and to sell, to come closer to the target weights; and purchases that come again and again. */
export function RebalancePage() {
  const t = useT();
  const summary = useQuery(portfolioSummaryQuery);
  const targets = useQuery(targetsQuery);
  const fees = useQuery(brokerFeesQuery);
  const proposals = useQuery(proposalsQuery);
  const named = useQuery(isinMetadataQuery);
  // What is due stands above all else: it is waited for, so that nothing moves.
  const due = useQuery(duePurchasesQuery);
  const all = [summary, targets, fees, proposals, named];
  const error = all.find((query) => query.error)?.error;
  const retry = () => {
    for (const query of all) void query.refetch();
  };
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.rebalance') })}</title>
      {summary.data && targets.data && fees.data && proposals.data && named.data && !due.isPending ? (
        <Rebalance
          summary={summary.data}
          targets={targets.data}
          fees={fees.data}
          proposals={proposals.data}
          named={named.data}
        />
      ) : error ? (
        <LoadProblem error={error} onRetry={retry} />
      ) : (
        <div aria-busy="true">
          <PageHead title={t('shell.rebalance')} />
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      )}
    </div>
  );
}

interface RebalanceProps {
  readonly summary: PortfolioSummary;
  readonly targets: Targets['targets'];
  readonly fees: BrokerFees['fees'];
  readonly proposals: Proposals;
  /** Instruments that have a name, traded or not. */
  readonly named: readonly Pick<IsinMetadata, 'isin' | 'name'>[];
}

function Rebalance({ summary, targets, fees, proposals, named }: RebalanceProps) {
  const t = useT();
  const announce = useAnnounce();
  const { currency } = summary;
  const instruments = [...summary.holdings, ...summary.closed_positions, ...named];
  const names = new Map(instruments.map(({ isin, name }) => [isin, name ?? isin]));
  const untargeted = untargetedOf(summary.holdings, targets);
  const brokers = proposals.brokers.map(({ broker }) => broker);
  const said = (words: string) => (changeId: number | null) => {
    announce({ words, changeId });
  };
  return (
    <>
      <PageHead title={t('shell.rebalance')} line={t('rebalance.line')}>
        <FirstTrade />
      </PageHead>
      <DueSection currency={currency} />
      <Section id="orders" title={t('rebalance.proposal')}>
        {targets.length === 0 ? (
          <p>{t('rebalance.no-targets')}</p>
        ) : (
          <>
            {untargeted.length > 0 && (
              <Notice tone="plain">
                {t('rebalance.untargeted', {
                  names: untargeted.map(({ isin, name }) => name ?? isin).join(', '),
                })}
              </Notice>
            )}
            <Orders currency={currency} />
          </>
        )}
      </Section>
      <Section id="targets" title={t('rebalance.targets')}>
        <TargetsEditor
          // Made anew when they were changed elsewhere, by an undo for example.
          key={JSON.stringify(targets)}
          targets={targets}
          names={names}
          onSaved={said(t('rebalance.targets-saved'))}
        />
      </Section>
      <Section id="broker-fees" title={t('rebalance.broker-fees')}>
        <FeesEditor
          key={JSON.stringify(fees)}
          fees={fees}
          brokers={brokers}
          currency={currency}
          onSaved={said(t('rebalance.fees-saved'))}
        />
      </Section>
      <PlansSection names={names} brokers={brokers} currency={currency} />
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The question, its answer, and the answer as drafts of transactions. */
function Orders({ currency }: { currency: string }) {
  const t = useT();
  const announce = useAnnounce();
  const [asked, setAsked] = useState<RebalancingInput | null>(null);
  const [isDrafted, setDrafted] = useState(false);
  const answer = useQuery({
    ...proposalQuery(asked),
    placeholderData: keepPreviousData,
    enabled: asked !== null && !isDrafted,
  });
  const hasOrders = answer.data?.lines.some(({ order }) => order !== null) ?? false;
  return (
    <>
      <ProposalForm
        currency={currency}
        onAsk={(next) => {
          setDrafted(false);
          setAsked(next);
        }}
      />
      {answer.error && <Notice tone="wrong">{errorWords(t, answer.error)}</Notice>}
      {answer.data && asked && (
        <div className={styles.answer} aria-busy={answer.isPlaceholderData}>
          {isDrafted ? (
            <OrderDrafts
              lines={answer.data.lines}
              today={today()}
              currency={currency}
              onRecorded={(words, changeId) => {
                announce({ words, changeId });
              }}
              onClose={() => {
                setDrafted(false);
              }}
            />
          ) : (
            <>
              <Proposal proposal={answer.data} asked={asked} />
              {hasOrders && (
                <div>
                  <Button
                    look="primary"
                    onClick={() => {
                      setDrafted(true);
                    }}
                  >
                    {t('rebalance.draft-transactions')}
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      )}
    </>
  );
}
