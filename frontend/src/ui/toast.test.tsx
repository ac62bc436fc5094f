import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { KeyboardProvider } from '../keyboard/keyboard.tsx';
import { type ToastMessage, ToastProvider, useToast } from './toast.tsx';

afterEach(() => {
  vi.useRealTimers();
});

describe('a message', () => {
  function Sayer({ message }: { message: ToastMessage }) {
    const say = useToast();
    return (
      <button
        onClick={() => {
          say(message);
        }}
      >
        Say
      </button>
    );
  }

  function renderSayer(message: ToastMessage) {
    render(
      <KeyboardProvider>
        <ToastProvider>
          <Sayer message={message} />
        </ToastProvider>
      </KeyboardProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Say' }));
  }

  test('is said politely and can be acted on by button or key', async () => {
    const onAct = vi.fn();
    renderSayer({ words: 'Deleted: BUY', action: { words: 'Undo', onAct } });
    expect(screen.getByRole('status')).toHaveTextContent('Deleted: BUY');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    fireEvent.click(screen.getByRole('button', { name: 'Say' }));
    await userEvent.keyboard('u');
    expect(onAct).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  test('goes after a while, but not while it is pointed at or has the focus', () => {
    vi.useFakeTimers();
    renderSayer({ words: 'Saved' });
    const toast = screen.getByText('Saved').parentElement;
    const wait = () => {
      act(() => {
        vi.advanceTimersByTime(60_000);
      });
    };
    if (toast) {
      fireEvent.pointerEnter(toast);
      wait();
      fireEvent.focus(toast);
      fireEvent.pointerLeave(toast);
      fireEvent.blur(toast);
    }
    expect(screen.getByText('Saved')).toBeInTheDocument();
    wait();
    expect(screen.queryByText('Saved')).not.toBeInTheDocument();
  });

  test('can be sent away', () => {
    renderSayer({ words: 'Failed', tone: 'wrong' });
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('Failed')).not.toBeInTheDocument();
  });
});
