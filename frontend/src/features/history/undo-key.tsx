import { useShortcut } from '../../keyboard/keyboard.tsx';

/** `u` for the change that has the focus. It comes and goes with the focus, so that it goes before an older message. */
export function UndoKey({ onUndo }: { onUndo: () => void }) {
  useShortcut('undo', onUndo);
  return null;
}
