export type UnknownReason = 'no_price' | 'no_rate';

/** Thrown where a figure cannot be told; caught where the figure is answered. */
export class UnknownFigure extends Error {
  readonly reason: UnknownReason;

  constructor(reason: UnknownReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What `tell` answers, or null when something that it needs is unknown. */
export function figureOrNull<T>(tell: () => T): T | null {
  try {
    return tell();
  } catch (error) {
    if (error instanceof UnknownFigure) return null;
    throw error;
  }
}

/** Why `tell` cannot answer; null when it can. */
export function reasonOf(tell: () => unknown): UnknownReason | null {
  try {
    tell();
    return null;
  } catch (error) {
    if (error instanceof UnknownFigure) return error.reason;
    throw error;
  }
}
