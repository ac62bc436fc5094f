import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { withMessages } from '../i18n/translator.ts';
import { WhyProvider } from '../ui/why-provider.tsx';
import { useWhyTrail } from './use-why-trail.ts';
import { askedIn, whySearch } from './why-search.ts';

const WhyAnswer = lazy(async () => {
  const { WhyAnswer } = await withMessages(import('./why-answer.tsx'));
  return { default: WhyAnswer };
});

/** Lets every figure of the pages be asked "why?"; the search of the URL says which one is. */
export function WhyOverPage({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const trail = useWhyTrail();
  const search = useSearch({ from: '__root__' });
  const asked = askedIn(search);
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
      {asked && (
        <Suspense>
          <WhyAnswer
            key={Object.values(asked).join(' ')}
            question={asked}
            page={search.why_page ?? 1}
            trail={trail}
          />
        </Suspense>
      )}
    </WhyProvider>
  );
}
