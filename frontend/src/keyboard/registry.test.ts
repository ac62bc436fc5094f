import { afterEach, describe, expect, test, vi } from 'vitest';
import { submitKeys } from './command-key.ts';
import { assertDistinct, isTyping, ShortcutRegistry } from './registry.ts';
import { keyCaps, type Shortcut, SHORTCUTS } from './shortcuts.ts';

const shortcut = (id: string, ...keys: [string] | [string, string]): Shortcut => ({
  id,
  keys,
  group: 'do',
});

const FEW = [shortcut('go-there', 'g', 't'), shortcut('theme', 't'), shortcut('next', 'j')];

function listening(shortcuts: readonly Shortcut[] = FEW) {
  const registry = new ShortcutRegistry(shortcuts);
  const press = (
    key: string,
    init: KeyboardEventInit & { at?: number } = {},
    target: EventTarget = document.body,
  ) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    if (init.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: init.at });
    target.addEventListener(
      'keydown',
      (heard) => {
        registry.onKeyDown(heard as KeyboardEvent);
      },
      { once: true },
    );
    target.dispatchEvent(event);
    return event;
  };
  return { registry, press };
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('the table of shortcuts', () => {
  test('of the app has no key twice', () => {
    expect(() => {
      assertDistinct(SHORTCUTS);
    }).not.toThrow();
  });

  test('with a key twice is refused, and both are named', () => {
    expect(() => {
      assertDistinct([shortcut('buy', 'b'), shortcut('back', 'b')]);
    }).toThrow(/"buy" and "back".*keys b/);
  });

  test('with a name twice is refused', () => {
    expect(() => {
      assertDistinct([shortcut('buy', 'b'), shortcut('buy', 'c')]);
    }).toThrow(/id buy/);
  });

  test('with a key that hides a sequence is refused', () => {
    expect(() => {
      assertDistinct([shortcut('go', 'g'), shortcut('go-there', 'g', 't')]);
    }).toThrow(/"go" hides "go-there"/);
  });

  test('says what stands on the key caps', () => {
    expect([keyCaps('go-dashboard'), keyCaps('delete'), keyCaps('record-buy')]).toEqual(['g d', 'del', 'b']);
  });
});

describe('a key', () => {
  test('calls the one that answers, and is used up', () => {
    const { registry, press } = listening();
    const onTheme = vi.fn();
    registry.answer('theme', onTheme);
    expect(press('t').defaultPrevented).toBe(true);
    expect(onTheme).toHaveBeenCalledOnce();
  });

  test('that nobody answers is left to the browser', () => {
    expect(listening().press('t').defaultPrevented).toBe(false);
  });

  test('goes to the one that came last, and back when that one leaves', () => {
    const { registry, press } = listening();
    const [first, second] = [vi.fn(), vi.fn()];
    registry.answer('theme', first);
    const leave = registry.answer('theme', second);
    press('t');
    leave();
    press('t');
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  test('after the first of a sequence means the sequence', () => {
    const { registry, press } = listening();
    const [onThere, onTheme] = [vi.fn(), vi.fn()];
    registry.answer('go-there', onThere);
    registry.answer('theme', onTheme);
    press('g', { at: 0 });
    press('t', { at: 500 });
    expect([onThere.mock.calls.length, onTheme.mock.calls.length]).toEqual([1, 0]);
  });

  test('that comes too late after it means itself', () => {
    const { registry, press } = listening();
    const [onThere, onTheme] = [vi.fn(), vi.fn()];
    registry.answer('go-there', onThere);
    registry.answer('theme', onTheme);
    press('g', { at: 0 });
    press('t', { at: 5000 });
    expect([onThere.mock.calls.length, onTheme.mock.calls.length]).toEqual([0, 1]);
  });

  test('with Ctrl, Alt or the command key belongs to the browser', () => {
    const { registry, press } = listening();
    const onTheme = vi.fn();
    registry.answer('theme', onTheme);
    press('t', { ctrlKey: true });
    press('t', { metaKey: true });
    press('t', { altKey: true });
    expect(onTheme).not.toHaveBeenCalled();
  });

  test('while a person is writing is text', () => {
    const { registry, press } = listening();
    const onTheme = vi.fn();
    registry.answer('theme', onTheme);
    const input = document.body.appendChild(document.createElement('input'));
    press('t', {}, input);
    expect(onTheme).not.toHaveBeenCalled();
  });

  test('belongs to the dialog while one is open', () => {
    const { registry, press } = listening();
    const onTheme = vi.fn();
    registry.answer('theme', onTheme);
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.setAttribute('open', '');
    press('t');
    expect(onTheme).not.toHaveBeenCalled();
  });

  test('that is held walks on through rows, and does nothing else again', () => {
    const { registry, press } = listening();
    const [onTheme, onNext] = [vi.fn(), vi.fn()];
    registry.answer('theme', onTheme);
    registry.answer('next', onNext);
    press('t', { repeat: true });
    press('j', { repeat: true });
    expect([onTheme.mock.calls.length, onNext.mock.calls.length]).toEqual([0, 1]);
  });
});

test('writing is what inputs, areas and selects are for; boxes to tick are not', () => {
  const made = (html: string) => {
    document.body.innerHTML = html;
    return document.body.firstElementChild;
  };
  expect(isTyping(made('<input>'))).toBe(true);
  expect(isTyping(made('<textarea></textarea>'))).toBe(true);
  expect(isTyping(made('<select></select>'))).toBe(true);
  expect(isTyping(made('<input type="checkbox">'))).toBe(false);
  expect(isTyping(made('<button></button>'))).toBe(false);
  expect(isTyping(null)).toBe(false);
});

test('the key that sends a form has the name of the machine', () => {
  expect(submitKeys('MacIntel')).toBe('⌘↵');
  expect(submitKeys('Linux x86_64')).toBe('Ctrl ↵');
});

test('a named key with Shift is a shortcut of its own, and goes on while it is held', () => {
  const { registry, press } = listening([shortcut('down', 'Shift+ArrowDown'), shortcut('all', 'A')]);
  const heard: string[] = [];
  registry.answer('down', () => heard.push('down'));
  registry.answer('all', () => heard.push('all'));
  press('ArrowDown');
  press('ArrowDown', { shiftKey: true });
  press('ArrowDown', { shiftKey: true, repeat: true });
  press('A', { shiftKey: true });
  expect(heard).toEqual(['down', 'down', 'all']);
});
