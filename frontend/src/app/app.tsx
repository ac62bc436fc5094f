import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { LanguageProvider, type Speech } from '../i18n/language.tsx';
import { RouterProvider } from '../router/router-provider.tsx';
import type { createAppRouter } from './router.tsx';

export interface AppProps {
  readonly router: ReturnType<typeof createAppRouter>;
  readonly queries: QueryClient;
  /** The language to begin with. */
  readonly speech: Speech;
}

export function App({ router, queries, speech }: AppProps) {
  return (
    <LanguageProvider first={speech}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}
