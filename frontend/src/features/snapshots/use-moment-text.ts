import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';

/** How the moment of a snapshot is told to the reader. */
export function useMomentText(): (moment: string) => string {
  const dates = useDateStyle();
  return (moment) => instantText(dates, moment);
}
