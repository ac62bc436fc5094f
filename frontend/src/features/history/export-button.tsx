import { useState } from 'react';
import { localDay } from '../../format/local-day.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useToast } from '../../ui/toast.tsx';
import { historyCsv } from './history-csv.ts';
import { allChanges } from './queries.ts';
import type { Subject } from './subjects.ts';

/** The whole list as a file, not only the page that is shown. */
export function ExportButton({ subject }: { subject: Subject | undefined }) {
  const t = useT();
  const say = useToast();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const changes = await allChanges(subject);
      saveFile(`history-${localDay(Date.now())}.csv`, historyCsv(t, changes));
    } catch (error) {
      say({ words: error instanceof Error ? errorWords(t, error) : String(error), tone: 'wrong' });
    }
    setBusy(false);
  };
  return (
    <Button
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) void save();
      }}
    >
      {t('history.export')}
    </Button>
  );
}
