import { useCallback } from 'react';
import { useNavigate } from '../../router/use-place.ts';

/** Opens a dialog of the snapshots page, or a snapshot by its moment; null closes it. */
export function useGoToSnapshot(): (snapshot: string | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (snapshot: string | null) => {
      navigate({
        to: '/snapshots',
        search: (search) => ({ ...search, snapshot: snapshot ?? undefined }),
      });
    },
    [navigate],
  );
}
