import { lazy, type ReactNode, Suspense } from 'react';
import { withMessages } from '../i18n/translator.ts';
import { useNavigate, useSearch } from '../router/use-place.ts';
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
  const search = useSearch();
  const asked = askedIn(search);
  return (
    <WhyProvider
      onAsk={(question) => {
        trail.onBegin();
        navigate({
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
