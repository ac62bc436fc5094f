import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';

const KEY = 'access';

export const sessionStateQuery = queryOptions({
  queryKey: [KEY, 'session'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/session', { signal })),
});

export const sessionsQuery = queryOptions({
  queryKey: [KEY, 'sessions'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/sessions', { signal })).sessions,
});

export const tokensQuery = queryOptions({
  queryKey: [KEY, 'tokens'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/api-tokens', { signal })).tokens,
});

export type Session = Awaited<ReturnType<NonNullable<typeof sessionsQuery.queryFn>>>[number];
export type ApiToken = Awaited<ReturnType<NonNullable<typeof tokensQuery.queryFn>>>[number];
export type TokenScope = ApiToken['scope'];

/** What was asked for is asked again once it is done, or was refused. */
function useAccessMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => void queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useLogIn() {
  return useMutation({
    mutationFn: async (password: string) => bodyOf(await api.POST('/api/v1/session', { body: { password } })),
  });
}

export function useChangePassword() {
  return useAccessMutation(async (body: { current: string; replacement: string }) =>
    bodyOf(await api.PUT('/api/v1/password', { body })),
  );
}

export function useLogOut() {
  return useMutation({ mutationFn: async () => bodyOf(await api.DELETE('/api/v1/session')) });
}

export function useEndSession() {
  return useAccessMutation(async (id: number) => {
    bodyOf(await api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }));
  });
}

export function useEndOtherSessions() {
  return useAccessMutation(async () => bodyOf(await api.DELETE('/api/v1/sessions')));
}

export function useMakeToken() {
  return useAccessMutation(async (body: { name: string; scope: TokenScope }) =>
    bodyOf(await api.POST('/api/v1/api-tokens', { body })),
  );
}

export function useRevokeToken() {
  return useAccessMutation(async (id: number) => {
    bodyOf(await api.DELETE('/api/v1/api-tokens/{id}', { params: { path: { id } } }));
  });
}

export const passkeysQuery = queryOptions({
  queryKey: [KEY, 'passkeys'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/passkeys', { signal })).passkeys,
});

type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type UseOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** The browser asks its owner, who may also say no. */
export function useMakePasskey() {
  return useAccessMutation(async (name: string) => {
    const { options } = bodyOf(await api.POST('/api/v1/passkeys/options'));
    const response = await startRegistration({ optionsJSON: options as unknown as MakeOptions });
    return bodyOf(await api.POST('/api/v1/passkeys', { body: { name, response: { ...response } } }));
  });
}

export function useRemovePasskey() {
  return useAccessMutation(async (id: number) => {
    bodyOf(await api.DELETE('/api/v1/passkeys/{id}', { params: { path: { id } } }));
  });
}

export function useLogInByPasskey() {
  return useMutation({
    mutationFn: async () => {
      const { options } = bodyOf(await api.POST('/api/v1/session/passkey/options'));
      const response = await startAuthentication({ optionsJSON: options as unknown as UseOptions });
      return bodyOf(await api.POST('/api/v1/session/passkey', { body: { response: { ...response } } }));
    },
  });
}
