import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportReport } from '../../api/wire.ts';
import { lackingOf, type MappingDraft, mappingBody } from './draft.ts';
import { sendStatement } from './use-statement-import.ts';

/** So long nothing more is chosen or typed before the rows are read again, in milliseconds. */
const PAUSE = 400;

export interface MappingPreview {
  /** The one before while the next is read; null before the first. */
  readonly report: ImportReport | null;
  readonly error: Error | null;
  readonly isReading: boolean;
}

/** What would become of the rows, asked again when what the columns tell has changed. Stores nothing. */
export function useMappingPreview(file: File, draft: MappingDraft): MappingPreview {
  const wanted = lackingOf(draft) === null ? JSON.stringify(mappingBody(draft)) : null;
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(wanted);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['import-preview', file.name, file.size, file.lastModified, asked],
    enabled: asked !== null,
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before: ImportReport | undefined) => before,
    queryFn: async () => {
      const mapping = mappingBody(draft);
      const { report } = await sendStatement(
        file,
        { dryRun: true, withDuplicates: false, mapping },
        () => undefined,
      );
      return report;
    },
  });
  return { report: data ?? null, error, isReading: isFetching || asked !== wanted };
}
