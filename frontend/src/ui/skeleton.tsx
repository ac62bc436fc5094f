import styles from './skeleton.module.css';

/** The place of a figure that is on its way for the first time, at its true size; unseen for the first moments. */
export function Skeleton({
  size,
  width = 'short',
}: {
  size: 'hero' | 'line' | 'row';
  width?: 'short' | 'full';
}) {
  return <span className={styles.skeleton} data-size={size} data-width={width} aria-hidden="true" />;
}
