import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** The cache of what the server said. What the server refused is not asked again; a silent server is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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
}
