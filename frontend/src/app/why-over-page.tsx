import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { withMessages } from '../i18n/translator.ts';
import { WhyProvider } from '../ui/why-provider.tsx';
import { useWhyTrail } from './use-why-trail.ts';
import { whySearch } from './why-search.ts';

const WhyAnswer = lazy(async () => {
  const { WhyAnswer } = await withMessages(import('./why-answer.tsx'));
  return { default: WhyAnswer };
});

/** Lets every figure of the pages be asked "why?"; the search of the URL says which one is. */
export function WhyOverPage({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const trail = useWhyTrail();
  const { why, of, account, why_page: page = 1 } = useSearch({ from: '__root__' });
  return (
    <WhyProvider
      onAsk={(question) => {
        trail.onBegin();
        void navigate({
          to: '.',
          search: (search) => ({ ...search, ...whySearch(question) }),
          resetScroll: false,
        });
      }}
    >
      {children}
      {why !== undefined && (
        <Suspense>
          <WhyAnswer
            key={[why, of, account].join(' ')}
            question={{ figure: why, of, account }}
            page={page}
            trail={trail}
          />
        </Suspense>
      )}
    </WhyProvider>
  );
}
