import type { NumberPart } from '../format/number-parts.ts';
import { classNames } from './class-names.ts';
import styles from './figure.module.css';
import { usePrivacy } from './privacy.tsx';

const FADED = new Set<NumberPart['type']>(['currency', 'literal', 'decimal', 'fraction', 'percentSign']);

export interface FigureProps {
  readonly parts: readonly NumberPart[];
  /** Symbol and fraction step back behind the whole: for the figures a page is about. */
  readonly faded?: boolean;
  /** Hidden in privacy. Ratios are not. */
  readonly secret?: boolean;
}

/** A written number. Use Amount, Delta, Percent or Quantity; this only draws what they were given. */
export function Figure({ parts, faded = false, secret = false }: FigureProps) {
  const isHidden = usePrivacy() && secret;
  return (
    <span className="number">
      {isHidden && <span className="visually-hidden">hidden</span>}
      <span aria-hidden={isHidden || undefined}>
        {parts.map((part, index) => (
          <span key={index} className={classNames(faded && FADED.has(part.type) && styles.faded)}>
            {isHidden ? <Masked text={part.value} /> : part.value}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Every digit becomes a dot as wide as a digit, so that nothing moves. */
function Masked({ text }: { text: string }) {
  return Array.from(text, (character, index) =>
    /\p{Nd}/u.test(character) ? (
      <span key={index} className={styles.dot}>
        •
      </span>
    ) : (
      character
    ),
  );
}
