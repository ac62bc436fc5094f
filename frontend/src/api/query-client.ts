import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isEditConflict } from './problem.ts';

/**
 * The cache of what the server said. What the server refused is not asked again; a silent server is, twice. Where an edit
 * was refused because something changed meanwhile, what is there now is asked for.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isEditConflict(error)) void client.invalidateQueries();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2,
        retryDelay: (failures) => 300 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
