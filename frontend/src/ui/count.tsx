import { countedText } from '../format/count.ts';
import { useLocale } from '../format/locale.tsx';

/** A count with its noun: `1 trade`, `1,234 trades`. */
export function Count({ count, one, many }: { count: number; one: string; many: string }) {
  const locale = useLocale();
  return <span className="number">{countedText(locale, count, one, many)}</span>;
}
