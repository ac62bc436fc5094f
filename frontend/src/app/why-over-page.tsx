import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { portfolioSummaryQuery } from '../features/holdings/queries.ts';
import { WhyProvider } from '../ui/why-provider.tsx';
import type { WhyQuestion } from '../ui/why-question.ts';
import type { DialogSearch } from './search.ts';
import { NO_WHY, whySearch } from './why-search.ts';

const WhyDialog = lazy(async () => {
  const { WhyDialog } = await import('../features/why/why-dialog.tsx');
  return { default: WhyDialog };
});

/** Lets every figure of the pages be asked "why?"; the search of the URL says which one is. */
export function WhyOverPage({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const { why, of, account, why_page: page = 1 } = useSearch({ from: '__root__' });
  return (
    <WhyProvider
      onAsk={(question) =>
        void navigate({ to: '.', search: (search) => ({ ...search, ...whySearch(question) }) })
      }
    >
      {children}
      {why !== undefined && (
        <Suspense>
          <Answer key={[why, of, account].join(' ')} question={{ figure: why, of, account }} page={page} />
        </Suspense>
      )}
    </WhyProvider>
  );
}

function Answer({ question, page }: { question: WhyQuestion; page: number }) {
  const navigate = useNavigate();
  const { history } = useRouter();
  const isFromFigure = useRouterState({ select: ({ location }) => location.state.fromFigure === true });
  const nameOf = useNames();
  const go = (changed: DialogSearch) => {
    void navigate({ to: '.', search: (search) => ({ ...search, ...changed }) });
  };
  return (
    <WhyDialog
      question={question}
      page={page}
      nameOf={nameOf}
      assetNameOf={(type, detail) => (detail === null ? type : `${type}, ${detail}`)}
      onPage={(next) => {
        go({ why_page: next === 1 ? undefined : next });
      }}
      onBack={
        isFromFigure
          ? () => {
              history.back();
            }
          : undefined
      }
      onClose={() => {
        go(NO_WHY);
      }}
      tradeLink={(id, words) => (
        <Link to="." search={(search) => ({ ...search, trade: id })}>
          {words}
        </Link>
      )}
      questionLink={(next, words) => (
        <Link
          to="."
          search={(search) => ({ ...search, ...whySearch(next) })}
          state={(state) => ({ ...state, fromFigure: true })}
        >
          {words}
        </Link>
      )}
    />
  );
}

/** Names of the instruments that are traded. */
function useNames(): (isin: string) => string {
  const { data } = useQuery(portfolioSummaryQuery);
  return (isin) => {
    const positions = data ? [...data.holdings, ...data.closed_positions, ...data.oversold_positions] : [];
    return positions.find((position) => position.isin === isin)?.name ?? isin;
  };
}
