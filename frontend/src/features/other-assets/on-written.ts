/** Something was written: what to say of it, and the change to undo. */
export type OnWritten = (words: string, changeId: number | null) => void;
