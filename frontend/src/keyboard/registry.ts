import type { Shortcut } from './shortcuts.ts';

type Handler = (event: KeyboardEvent) => void;

/** Two keys belong together when the second follows within this time, in milliseconds. */
const SEQUENCE_MS = 1200;

/**
 * @throws Error when two shortcuts have the same keys or the same id, or when one key alone would hide a sequence
 *         that begins with it
 */
export function assertDistinct(shortcuts: readonly Shortcut[]): void {
  const seen = new Map<string, string>();
  for (const { id, keys } of shortcuts) {
    for (const claim of [`id ${id}`, `keys ${keys.join(' ')}`]) {
      const other = seen.get(claim);
      if (other !== undefined) throw new Error(`shortcuts "${other}" and "${id}" share the ${claim}`);
      seen.set(claim, id);
    }
  }
  for (const { id, keys } of shortcuts) {
    const hiding = keys.length === 2 ? seen.get(`keys ${keys[0]}`) : undefined;
    if (hiding !== undefined) throw new Error(`shortcut "${hiding}" hides "${id}"`);
  }
}

/** True while a person is writing: letters are text then, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('select, textarea')) return true;
  const input = target.closest('input');
  return input !== null && !['checkbox', 'radio', 'button', 'file'].includes(input.type);
}

/** Keys that go on through a list while they are held. */
const MAY_REPEAT: ReadonlySet<string> = new Set(['j', 'k', 'Shift+ArrowDown', 'Shift+ArrowUp']);

/** A letter with Shift is another letter; a named key stays the same one. */
function nameOf({ key, shiftKey }: KeyboardEvent): string {
  return shiftKey && key.length > 1 ? `Shift+${key}` : key;
}

/** The shortcuts of the app and who answers to them now; the handler that came last has the word. */
export class ShortcutRegistry {
  readonly #shortcuts: readonly Shortcut[];
  readonly #handlers = new Map<string, Handler[]>();
  #first: { key: string; at: number } | null = null;

  constructor(shortcuts: readonly Shortcut[]) {
    assertDistinct(shortcuts);
    this.#shortcuts = shortcuts;
  }

  /** @returns a function that takes the handler away again */
  answer(id: string, handler: Handler): () => void {
    const handlers = this.#handlers.get(id) ?? [];
    this.#handlers.set(id, [...handlers, handler]);
    return () => {
      const others = (this.#handlers.get(id) ?? []).filter((candidate) => candidate !== handler);
      this.#handlers.set(id, others);
    };
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    if (isCommand || event.defaultPrevented || event.repeat !== this.#mayRepeat(event)) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]')) {
      this.#first = null;
      return;
    }
    const keys = this.#keysPressed(event);
    const shortcut = this.#shortcuts.find((candidate) => candidate.keys.join(' ') === keys);
    const handler = shortcut && this.#handlers.get(shortcut.id)?.at(-1);
    if (!handler) return;
    event.preventDefault();
    handler(event);
  };

  /** A held key goes on through a list; it does not record ten trades. */
  #mayRepeat(event: KeyboardEvent): boolean {
    return event.repeat && MAY_REPEAT.has(nameOf(event));
  }

  #keysPressed(event: KeyboardEvent): string {
    const first = this.#first;
    this.#first = null;
    const key = nameOf(event);
    if (first && event.timeStamp - first.at <= SEQUENCE_MS) return `${first.key} ${key}`;
    const opens = this.#shortcuts.some(({ keys }) => keys.length === 2 && keys[0] === key);
    if (opens) this.#first = { key, at: event.timeStamp };
    return key;
  }
}
