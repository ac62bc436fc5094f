import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { createAppRouter } from './router.tsx';

export interface AppProps {
  readonly router: ReturnType<typeof createAppRouter>;
  readonly queries: QueryClient;
}

export function App({ router, queries }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
