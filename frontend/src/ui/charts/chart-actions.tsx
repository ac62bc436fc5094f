import { useT } from '../../i18n/language.tsx';
import { keyCaps, type ShortcutId } from '../../keyboard/shortcuts.ts';
import { Kbd } from '../kbd.tsx';
import { useToast } from '../toast.tsx';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';
import { standaloneSvg } from './standalone-svg.ts';
import { svgToPng } from './svg-to-png.ts';
import styles from './time-chart.module.css';

export interface ChartActionsProps {
  readonly label: string;
  readonly isTable: boolean;
  /** The key that does the same as the first action. */
  readonly keys: ShortcutId | null;
  readonly onToggle: () => void;
  readonly plot: () => SVGSVGElement | null;
}

/** What can be done with a chart. A table is copied as it is, so only the drawing is saved. */
export function ChartActions({ label, isTable, keys, onToggle, plot }: ChartActionsProps) {
  const t = useT();
  const say = useToast();
  const save = async (kind: 'png' | 'svg') => {
    const svg = plot();
    if (!svg) return;
    try {
      const sentence = svg.closest('figure')?.querySelector('figcaption')?.textContent ?? '';
      const drawing = standaloneSvg(svg, `${label}. ${sentence}`);
      const file =
        kind === 'png' ? await svgToPng(drawing) : new Blob([drawing.text], { type: 'image/svg+xml' });
      saveFile(file, `${fileName(label)}.${kind}`);
    } catch {
      say({ words: t('charts.not-saved'), tone: 'wrong' });
    }
  };
  return (
    <div className={styles.actions}>
      <button type="button" className={styles.action} onClick={onToggle}>
        {isTable ? t('charts.as-chart') : t('charts.as-table')} {keys && <Kbd keys={keyCaps(keys)} />}
      </button>
      {!isTable && (
        <>
          <button type="button" className={styles.action} onClick={() => void save('png')}>
            {t('charts.save-png')}
          </button>
          <button type="button" className={styles.action} onClick={() => void save('svg')}>
            {t('charts.save-svg')}
          </button>
        </>
      )}
    </div>
  );
}
