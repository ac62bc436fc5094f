import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { readLoginSearch } from '../login-search.ts';

const AT = 'http://localhost:3000/api/v1/session';
const LOCKED = { password_set: true, logged_in: false, passkeys: false };
const SESSION = {
  method: 'password',
  address: '203.0.113.9',
  created_at: '2026-11-01T10:00:00',
  seen_at: '2026-11-24T10:00:00',
};

let isIn: boolean;

beforeEach(() => {
  isIn = false;
  server.use(
    http.get(AT, () => HttpResponse.json({ ...LOCKED, logged_in: isIn })),
    http.get(`${AT}s`, () => HttpResponse.json({ sessions: [] })),
    http.get('*/api/v1/passkeys', () => HttpResponse.json({ passkeys: [] })),
    http.get('*/api/v1/api-tokens', () => HttpResponse.json({ tokens: [] })),
  );
});

describe('the login', () => {
  test('tells a wrong password at its field, and goes on to the page that was asked for', async () => {
    server.use(
      http.post(AT, async ({ request }) => {
        const { password } = (await request.json()) as { password: string };
        if (password !== 'right') {
          const told = { detail: 'This is not the password.', code: 'password_wrong' };
          return HttpResponse.json(told, { status: 401 });
        }
        isIn = true;
        return HttpResponse.json({ logged_in: true });
      }),
    );
    const { person, at } = renderApp('/login?to=/settings');
    const field = await screen.findByLabelText('Password');
    expect(screen.queryByRole('navigation')).toBeNull();
    await person.type(field, 'wrong{Enter}');
    await waitFor(() => {
      expect(field).toHaveAccessibleDescription(expect.stringContaining('This is not the password.'));
    });
    await person.clear(field);
    await person.type(field, 'right');
    await person.click(screen.getByRole('button', { name: 'Log in' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeInTheDocument();
    expect(at()).toBe('/settings');
  });

  test('forgets what was kept of the answers, for whoever is not logged in', async () => {
    const remove = vi.fn(() => Promise.resolve(true));
    vi.stubGlobal('caches', { delete: remove });
    renderApp('/login');
    await screen.findByLabelText('Password');
    expect(remove).toHaveBeenCalledWith('last-seen');
    vi.unstubAllGlobals();
  });

  test('is passed over by who is logged in already', async () => {
    isIn = true;
    const { at } = renderApp('/login?to=/settings');
    await screen.findByRole('heading', { name: 'Settings' });
    expect(at()).toBe('/settings');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/login?to=/', 'settings', 7])(
    'never goes on to %s',
    (to) => {
      expect(readLoginSearch({ to })).toEqual({});
    },
  );
});

describe('the settings', () => {
  test('say how to set a password where there is none', async () => {
    server.use(
      http.get(AT, () => HttpResponse.json({ password_set: false, logged_in: true, passkeys: false })),
    );
    renderApp('/settings');
    expect(await screen.findByText(/npm run set-password/)).toBeInTheDocument();
  });

  test('list the browsers, end one, and show a new token once', async () => {
    isIn = true;
    let sessions = [
      { ...SESSION, id: 2, browser: 'Mozilla/5.0 (Windows NT) Firefox/140.0', is_this: false },
      { ...SESSION, id: 1, browser: 'Mozilla/5.0 (X11; Linux) Chrome/140 Safari/537', is_this: true },
    ];
    const tokens: object[] = [];
    server.use(
      http.get(`${AT}s`, () => HttpResponse.json({ sessions })),
      http.delete(`${AT}s/2`, () => {
        sessions = sessions.slice(1);
        return new HttpResponse(null, { status: 204 });
      }),
      http.get('*/api/v1/api-tokens', () => HttpResponse.json({ tokens })),
      http.post('*/api/v1/api-tokens', async ({ request }) => {
        const body = (await request.json()) as object;
        const token = { ...body, id: 1, created_at: '2026-11-24T10:00:00', used_at: null };
        tokens.push(token);
        return HttpResponse.json({ ...token, secret: 'etfp_abc' }, { status: 201 });
      }),
    );
    const { person } = renderApp('/settings');
    const list = await screen.findByRole('list', { name: 'Logged-in browsers' });
    expect(await within(list).findByText('Chrome, Linux (this one)')).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Log out Firefox, Windows' }));
    await waitFor(() => {
      expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    });
    await person.type(screen.getByLabelText('What the new token is for'), 'copies');
    await person.click(screen.getByRole('button', { name: 'Make token' }));
    expect(await screen.findByText('etfp_abc')).toBeInTheDocument();
    expect(await screen.findByText('Read only · never used')).toBeInTheDocument();
    expect(tokens).toMatchObject([{ name: 'copies', scope: 'read' }]);
  });

  test('change the password only when both new ones are the same, and tell what is wrong at its field', async () => {
    isIn = true;
    const asked: unknown[] = [];
    server.use(
      http.put('*/api/v1/password', async ({ request }) => {
        const body = (await request.json()) as { current: string };
        asked.push(body);
        if (body.current === 'right') return HttpResponse.json({ message: '', deleted_count: 2 });
        return HttpResponse.json({ detail: 'x', code: 'password_wrong' }, { status: 403 });
      }),
    );
    const { person } = renderApp('/settings');
    await person.click(await screen.findByRole('button', { name: 'Change password' }));
    const current = screen.getByLabelText('Current password');
    const again = screen.getByLabelText('New password once more');
    await person.type(current, 'wrong');
    await person.type(screen.getByLabelText('New password'), 'a long password');
    await person.type(again, 'a lone password{Enter}');
    expect(again).toHaveAccessibleDescription(expect.stringContaining('The two new passwords differ.'));
    expect(asked).toEqual([]);
    await person.clear(again);
    await person.type(again, 'a long password{Enter}');
    await waitFor(() => {
      expect(current).toHaveAccessibleDescription(expect.stringContaining('This is not the password.'));
    });
    await person.clear(current);
    await person.type(current, 'right{Enter}');
    expect(
      await screen.findByText('The password is changed; 2 other browsers were logged out.'),
    ).toBeInTheDocument();
    expect(asked).toEqual([
      { current: 'wrong', replacement: 'a long password' },
      { current: 'right', replacement: 'a long password' },
    ]);
    expect(screen.queryByLabelText('Current password')).toBeNull();
  });
});
