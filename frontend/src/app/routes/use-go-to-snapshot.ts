import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Opens a dialog of the snapshots page, or a snapshot by its moment; null closes it. */
export function useGoToSnapshot(): (snapshot: string | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (snapshot: string | null) => {
      void navigate({
        from: '/snapshots',
        to: '/snapshots',
        search: (search) => ({ ...search, snapshot: snapshot ?? undefined }),
      });
    },
    [navigate],
  );
}
